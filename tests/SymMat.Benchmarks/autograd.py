#!/usr/bin/env python3
"""Wall time of generated NumPy code against PyTorch autograd, in double precision on one thread.

    autograd.py --cmd 'symmat' [--repeat 7]

Prints a Markdown table: the fastest of some rounds of each, taken in turns. Gradients by the parameters that are named,
which autograd takes by one backward sweep; Hessians by torch.autograd.functional.hessian. Needs numpy and torch
(python3-numpy and python3-torch in Debian); run with OMP_NUM_THREADS=1.
"""
import argparse
import inspect
import shlex
import subprocess
import time

import numpy as np
import torch

torch.set_num_threads(1)
SIZES = {"m": 500, "n": 40, "k": 10, "h": 32, "d": 16, "p": 16, "t": 64}

LEAST_SQUARES = "X : (m, n)\ny : vector(m)\nw : vector(n)\nL = 1/2*norm(X*w - y)^2\n"
LOGISTIC = "X : (m, n)\ny : vector(m)\nw : vector(n)\nL = sum(softplus(X*w)) - y'*X*w\n"
NETWORK = ("X : (m, n)\nY : (m, k)\nV : (n, h)\nb : (1, h)\nW : (h, k)\n"
           "H = tanh(X*V .+ b)\nE = H*W - Y\nL = norm(E)^2/m\n")
FACTORS = "R : (m, n)\nU : (m, k)\nV : (n, k)\nL = 1/2*norm(R - U*V')^2\n"
GAUSSIAN = "X : (m, d)\nmu : vector(d)\nS : (d, d) positive_definite\nC = X .- mu'\nL = -m/2*logdet(S) - 1/2*tr(C*inv(S)*C')\n"
ATTENTION = "Q : (t, d)\nK : (t, d)\nV : (t, p)\nY : (t, p)\nA = rowsoftmax(Q*K'/sqrt(d))\nL = 1/2*norm(A*V - Y)^2\n"


def attention(Q, K, V, Y):
    return 0.5*((torch.softmax(Q @ K.T/SIZES["d"]**0.5, dim=1) @ V - Y)**2).sum()


def network(X, Y, V, b, W):
    return ((torch.tanh(X @ V + b) @ W - Y)**2).sum()/SIZES["m"]


def gaussian(X, mu, S):
    C = X - mu.T
    return -SIZES["m"]/2*torch.logdet(S) - 0.5*(C @ torch.linalg.solve(S, C.T)).trace()


def logistic(X, y, w):
    z = X @ w
    return torch.nn.functional.softplus(z).sum() - (y*z).sum()


CASES = [
    ("least squares", LEAST_SQUARES, ["w"], lambda X, y, w: 0.5*((X @ w - y)**2).sum(), 1),
    ("least squares, Hessian", LEAST_SQUARES, ["w"], lambda X, y, w: 0.5*((X @ w - y)**2).sum(), 2),
    ("logistic regression", LOGISTIC, ["w"], logistic, 1),
    ("logistic regression, Hessian", LOGISTIC, ["w"], logistic, 2),
    ("two-layer network", NETWORK, ["V", "b", "W"], network, 1),
    ("matrix factorisation", FACTORS, ["U", "V"], lambda R, U, V: 0.5*((R - U @ V.T)**2).sum(), 1),
    ("Gaussian log-likelihood", GAUSSIAN, ["mu", "S"], gaussian, 1),
    ("attention", ATTENTION, ["Q", "K", "V"], attention, 1),
]


def arrays_of(function, program):
    random = np.random.default_rng(1)
    shapes = {}
    for line in program.split("\n"):
        if ":" in line:
            name, rest = line.split(" : ")
            axes = rest[rest.index("(") + 1:rest.index(")")].split(", ")
            shapes[name] = [int(SIZES.get(a, a)) if a in SIZES else int(a) for a in axes] + ([1] if len(axes) == 1 else [])
    arrays = {name: random.normal(size=shape) for name, shape in shapes.items()}
    if "S" in arrays:
        arrays["S"] = arrays["S"] @ arrays["S"].T + 10*np.eye(SIZES["d"])
    return {name: arrays[name] for name in inspect.signature(function).parameters}


def generated(command, program, wrt, order):
    line = [*shlex.split(command), "diff" if order == 1 else "hessian", "-e", program, "--format", "numpy"]
    for name in wrt:
        line += ["--wrt", name]
    names = {}
    exec(subprocess.run(line, capture_output=True, text=True, check=True).stdout, names)
    return next(f for f in names.values() if inspect.isfunction(f))


def fastest(functions, repeat):
    best = [float("inf")]*len(functions)
    for _ in range(repeat):
        for i, function in enumerate(functions):
            count, start = 0, time.perf_counter()
            while time.perf_counter() - start < 0.2:
                function()
                count += 1
            best[i] = min(best[i], (time.perf_counter() - start)/count)
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cmd", default="symmat")
    parser.add_argument("--repeat", type=int, default=7)
    options = parser.parse_args()
    print("| | NumPy, ms | autograd, ms | ratio |\n|---|--:|--:|--:|")
    for name, program, wrt, function, order in CASES:
        arrays = arrays_of(function, program)
        code = generated(options.cmd, program, wrt, order)
        arguments = {p: arrays.get(p, SIZES.get(p)) for p in inspect.signature(code).parameters}
        tensors = {n: torch.tensor(a, requires_grad=order == 1 and n in wrt) for n, a in arrays.items()}

        def ours():
            return code(**arguments) if len(wrt) > 1 else [code(**arguments)]

        def theirs():
            if order == 2:
                rest = {n: t for n, t in tensors.items() if n not in wrt}
                return [torch.autograd.functional.hessian(lambda w: function(w=w, **rest), tensors[wrt[0]]).squeeze()]
            return torch.autograd.grad(function(**tensors), [tensors[w] for w in wrt])

        for a, b in zip(ours(), theirs()):
            assert np.allclose(a, b.numpy(), rtol=1e-6, atol=1e-6), name
        mine, other = fastest([ours, theirs], options.repeat)
        print(f"| {name} | {mine*1e3:.3f} | {other*1e3:.3f} | {mine/other:.2f} |")


if __name__ == "__main__":
    main()
