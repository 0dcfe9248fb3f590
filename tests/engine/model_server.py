"""A model server in a process of its own: answers chat requests by simple rules, as a small model might.

`python model_server.py PORTFILE MODE`: writes its port to PORTFILE. Modes: `good` copies every `Name said that ...` of
the passage and makes up one statement besides; `prose` answers in plain words; `broken` answers 500; `away` redirects
to another host; `huge` never stops. Every request is appended to PORTFILE.log as a line of JSON.
"""

import json
import re
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

PORT_FILE, MODE = Path(sys.argv[1]), sys.argv[2]
SAID = re.compile(r"([A-Z]\w+) (said|denied) (that [^.]+)\.")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer({"data": [{"id": "invented-1b"}]})

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with PORT_FILE.with_suffix(".log").open("a", encoding="utf-8") as log:
            log.write(json.dumps({"asked": asked, "key": self.headers.get("Authorization", "")}) + "\n")
        if MODE == "broken":
            self.send_error(500)
        elif MODE == "away":
            self.send_response(302)
            self.send_header("Location", "http://192.0.2.1/v1/chat/completions")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif MODE == "huge":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b" " * 65536)
            except OSError:
                self.close_connection = True
        else:
            passage = json.loads(asked["messages"][1]["content"])["passage"]
            found = [
                {"content": [words], "cue": cue, "speaker": who, "denied": cue == "denied"}
                for who, cue, words in SAID.findall(passage)
            ]
            found.append({"content": ["words that no paper prints"], "cue": "said", "speaker": "Nobody"})
            said = "There are some statements." if MODE == "prose" else json.dumps({"statements": found})
            self._answer({"choices": [{"message": {"content": said}}]})

    def _answer(self, body: object) -> None:
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


server = HTTPServer(("127.0.0.1", 0), Handler)
waiting = PORT_FILE.with_suffix(".new")
waiting.write_text(str(server.server_port))
waiting.rename(PORT_FILE)
server.serve_forever()
