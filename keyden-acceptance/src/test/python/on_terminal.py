"""Runs a program on a terminal of its own and prints what the terminal gets.

on_terminal.py COLUMNS QUESTION ANSWER STDOUT PROGRAM ARGUMENT...

When QUESTION has appeared, ANSWER is typed; both may be empty. The program's standard output is the
terminal as well, or else the file STDOUT. Ends with the program's exit code.
"""

import fcntl
import os
import pty
import struct
import sys
import termios

LINES = 24


def main(columns, question, answer, stdout, *command):
    # The first thing that the child does is to wait for this byte, so that the terminal has its
    # width before the program asks for it.
    ready, go = os.pipe()
    child, terminal = pty.fork()
    if child == 0:
        os.close(go)
        os.read(ready, 1)
        os.close(ready)
        if stdout:
            file = os.open(stdout, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(file, 1)
            os.close(file)
        os.execv(command[0], command)
    os.close(ready)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, int(columns), 0, 0))
    os.write(go, b"x")
    os.close(go)
    shown = b""
    asked = False
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break  # Linux tells by an error that the other side is gone.
        if not part:
            break
        shown += part
        if question and not asked and question.encode() in shown:
            asked = True
            os.write(terminal, answer.encode())
    _, status = os.waitpid(child, 0)
    sys.stdout.buffer.write(shown)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
