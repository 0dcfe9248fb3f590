"""Loaded by every Python process of a test run of the command: no connection and no look-up may be made."""

import socket
from typing import Any, NoReturn


class NetworkUsed(RuntimeError):
    pass


def _refuse(*args: Any, **kwargs: Any) -> NoReturn:
    raise NetworkUsed(f"the network was asked for: {args} {kwargs}")


def _local_only(real: Any) -> Any:
    def connect(self: socket.socket, address: Any, *args: Any) -> Any:
        if self.family != socket.AF_UNIX:  # the worker processes talk to their parent over these
            _refuse(address)
        return real(self, address, *args)

    return connect


socket.socket.connect = _local_only(socket.socket.connect)  # type: ignore[method-assign]
socket.socket.connect_ex = _local_only(socket.socket.connect_ex)  # type: ignore[method-assign]
socket.getaddrinfo = _refuse
socket.gethostbyname = _refuse
socket.create_connection = _refuse
