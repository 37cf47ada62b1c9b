"""Ours, and other programs that speak as Conversation.swift describes."""

import subprocess
from array import array
from pathlib import Path

from agreement import Answers
from questions import Question
from roads import Roads

from peers.peer import Peer


class ProcessPeer(Peer):
    """A program that answers questions from its standard input and keeps the time by itself."""

    def __init__(
        self, roads: Roads, name: str, version: str, command: list[str], kinds: set[str],
        all_vertices: int | None = None,
    ):
        """`all_vertices` says how many it asks for at once where a batch is wanted."""
        super().__init__(roads)
        self.name = name
        self.version = version
        self.kinds = frozenset(kinds)
        self.asks_all_vertices = all_vertices is not None
        self._all_vertices = all_vertices
        self._file = roads.folder / f"{name.replace(' ', '-').replace('/', '-')}.answers"
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._send("steps")
        while (line := self._line()) != "ok":
            seconds, step = line.split(" ", 1)
            self.steps.append((step, float(seconds)))

    @property
    def vertex_count(self) -> int:
        return self._all_vertices or super().vertex_count

    def ask(self, question: Question, first: int, count: int) -> Path:
        self._send(f"answer {question.words} {first} {count} {self._file}")
        if (line := self._line()) != "ok":
            raise RuntimeError(f"{self.name}: {line}")
        return self._file

    def read(self, question: Question, found: Path) -> Answers:
        numbers = array("I")
        numbers.frombytes(found.read_bytes())
        weights, ordinals, paths = numbers[:3]
        answers = Answers(numbers[3:3 + weights], numbers[3 + weights:3 + weights + ordinals])
        place = len(numbers) - paths
        while place < len(numbers):
            answers.paths.append(list(numbers[place + 1:place + 1 + numbers[place]]))
            place += 1 + numbers[place]
        return answers

    def time(self, question: Question, first: int, count: int) -> float:
        self._send(f"time {question.words} {first} {count}")
        return int(self._line()) * 1e-9

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait()

    def _send(self, line: str) -> None:
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _line(self) -> str:
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} has ended, status {self._process.wait()}")
        return line.rstrip("\n")
