"""`python -m engine.synthetic.calibrated` writes the shipped sample council anew."""

from engine import resource
from engine.synthetic.calibrated.write import write_sample

if __name__ == "__main__":
    write_sample(resource.path("sample", "council.zip"))
