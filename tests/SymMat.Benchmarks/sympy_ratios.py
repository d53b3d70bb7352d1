#!/usr/bin/env python3
"""The same derivatives by SymPy, and how many times as long it takes as the native binary.

    sympy_ratios.py --cmd 'symmat' [--limit 60]

Each side starts a process of its own, reads or builds the formula, differentiates and prints. Needs sympy
(python3-sympy in Debian); a workload that takes SymPy longer than the limit, in seconds, is left at the size before.
"""
import argparse
import shlex
import subprocess
import sys
import time

HEAD = "from sympy import *\nfrom sympy.matrices.expressions import *\nd = Symbol('d', integer=True, positive=True)\n"


def terms(n):
    program = "x : vector(d)\n" + "".join(f"a{k} : vector(d)\n" for k in range(n)) + "L = " + " + ".join(f"a{k}'*x" for k in range(n))
    return program, "x", HEAD + (f"x = MatrixSymbol('x', d, 1)\n"
                                 f"print(MatAdd(*[MatrixSymbol('a%d' % k, d, 1).T*x for k in range({n})]).diff(x))\n")


def factors(n):
    program = "X : (d, d)\n" + "".join(f"A{k} : (d, d)\n" for k in range(n)) + "L = tr(X*" + "*".join(f"A{k}" for k in range(n)) + ")"
    return program, "X", HEAD + (f"X = MatrixSymbol('X', d, d)\n"
                                 f"print(Trace(MatMul(X, *[MatrixSymbol('A%d' % k, d, d) for k in range({n})])).diff(X))\n")


def trace(n):
    program = "X : (d, d)\n" + "".join(f"A{k} : (d, d)\n" for k in range(n)) + "L = tr(" + "*".join(f"A{k}*X" for k in range(n)) + ")"
    return program, "X", HEAD + (f"X = MatrixSymbol('X', d, d)\nf = []\nfor k in range({n}): f += [MatrixSymbol('A%d' % k, d, d), X]\n"
                                 "print(Trace(MatMul(*f)).diff(X))\n")


def power(n):
    return f"X : (d, d)\nL = tr(X^{n})", "X", HEAD + f"X = MatrixSymbol('X', d, d)\nprint(Trace(MatMul(*[X]*{n})).diff(X))\n"


WORKLOADS = [("terms", terms, (1, 10, 100, 1000)), ("factors", factors, (1, 10, 100, 1000)),
             ("trace", trace, (1, 10, 30, 100)), ("power", power, (2, 10, 30, 100))]


def timed(command, limit):
    start = time.perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    return time.perf_counter() - start if done.returncode == 0 else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cmd", default="symmat")
    parser.add_argument("--limit", type=float, default=60)
    options = parser.parse_args()
    try:
        import sympy
    except ImportError:
        print("sympy is not installed", file=sys.stderr)
        return
    print(f"SymPy {sympy.__version__}\n\n| | n | symmat, s | SymPy, s | ratio |\n|---|--:|--:|--:|--:|")
    for name, make, sizes in WORKLOADS:
        for n in sizes:
            program, wrt, script = make(n)
            ours = min(timed([*shlex.split(options.cmd), "diff", "-e", program, "--wrt", wrt], options.limit) for _ in range(5))
            theirs = timed([sys.executable, "-c", script], options.limit)
            if theirs is None:
                print(f"| {name} | {n} | {ours:.4f} | fails, or over {options.limit:.0f} | |")
                break
            print(f"| {name} | {n} | {ours:.4f} | {theirs:.2f} | {theirs/ours:.0f} |")


if __name__ == "__main__":
    main()
