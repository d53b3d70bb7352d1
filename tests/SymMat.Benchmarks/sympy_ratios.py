#!/usr/bin/env python3
"""The same derivatives by SymPy, and how many times as long it takes as the native binary.

    sympy_ratios.py --cmd 'symmat' [--limit 60]

Each side starts a process of its own, reads or builds the formula, differentiates and prints. Needs sympy
(python3-sympy in Debian); a workload that SymPy ends with an error, leaves unevaluated or takes longer for than the limit, in seconds, is left there.
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


def layers(n):
    program = "x0, y : vector(d)\n" + "".join(f"W{k} : (d, d)\nb{k} : vector(d)\nx{k + 1} = tanh(W{k}*x{k} + b{k})\n" for k in range(n)) + f"L = norm(x{n} - y)^2"
    return program, "W0", HEAD + ("x, y = MatrixSymbol('x0', d, 1), MatrixSymbol('y', d, 1)\nW = MatrixSymbol('W0', d, d)\n"
                                  f"for k in range({n}): x = (MatrixSymbol('W%d' % k, d, d)*x + MatrixSymbol('b%d' % k, d, 1)).applyfunc(tanh)\n"
                                  "print(Trace((x - y).T*(x - y)).diff(W).doit())\n")


def linear_layers(n):
    program = "x0 : vector(d)\n" + "".join(f"W{k} : (d, d)\nx{k + 1} = W{k}*x{k}\n" for k in range(n)) + f"L = norm(x{n})^2"
    return program, "W0", HEAD + ("x, W = MatrixSymbol('x0', d, 1), MatrixSymbol('W0', d, d)\n"
                                  f"for k in range({n}): x = MatrixSymbol('W%d' % k, d, d)*x\n"
                                  "print(Trace(x.T*x).diff(W))\n")


WORKLOADS = [("layers", layers, (1, 10, 100)), ("linear layers", linear_layers, (1, 10, 100)),
             ("terms", terms, (1, 10, 100, 1000)), ("factors", factors, (1, 10, 100, 1000)),
             ("trace", trace, (1, 10, 30, 100)), ("power", power, (2, 10, 30, 100))]


def timed(command, limit):
    start = time.perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    seconds = time.perf_counter() - start
    return seconds if done.returncode == 0 and b"Derivative(" not in done.stdout else None


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
                print(f"| {name} | {n} | {ours:.4f} | none within {options.limit:.0f} | |")
                break
            print(f"| {name} | {n} | {ours:.4f} | {theirs:.2f} | {theirs/ours:.0f} |")


if __name__ == "__main__":
    main()
