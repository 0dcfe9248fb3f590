"""`python -m belie` is the command `belie`."""

from belie.app.cli.main import run

if __name__ == "__main__":
    run()
