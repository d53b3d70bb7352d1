using System.Collections.Frozen;
using System.Collections.Immutable;
using static System.Math;

namespace SymMat.Catalog;

/// <summary>The table of functions: adding a function is adding a row.</summary>
public static class Functions
{
    /// <summary>The entrywise functions.</summary>
    public static ImmutableArray<EntrywiseFunction> Entrywise { get; } =
    [
        Unary("exp", "exp(x)", Exp) with { GrowsExponentially = true, Range = Range.Positive, Latex = @"\exp", NumPy = "np.exp({0})", NumPyLessOne = "np.expm1({0})", Identities = [("exp(-x)", "1/exp(x)")] },
        Unary("log", "1/x", Log) with { Aliases = ["ln"], Domain = Domain.Positive, Latex = @"\log", NumPy = "np.log({0})", NumPyOfOnePlus = "np.log1p({0})", Identities = [("log(exp(x))", "x"), ("log(1/x)", "-log(x)")] },
        Unary("log1p", "1/(1 + x)", Functions.Log1P) with { Domain = Domain.AboveMinusOne, NumPy = "np.log1p({0})", Identities = [("log1p(x)", "log(1 + x)")] },
        Unary("expm1", "exp(x)", Functions.ExpM1) with { GrowsExponentially = true, NumPy = "np.expm1({0})", Identities = [("expm1(x)", "exp(x) - 1")] },
        Unary("sin", "cos(x)", Sin) with { Parity = Parity.Odd, Latex = @"\sin", NumPy = "np.sin({0})" },
        Unary("cos", "-sin(x)", Cos) with { Parity = Parity.Even, Latex = @"\cos", NumPy = "np.cos({0})" },
        Unary("tan", "1 + tan(x)^2", Tan) with { Parity = Parity.Odd, Domain = Domain.Unit, Latex = @"\tan", NumPy = "np.tan({0})" },
        Unary("asin", "1/sqrt(1 - x^2)", Asin) with { Aliases = ["arcsin"], Parity = Parity.Odd, Domain = Domain.Unit, Latex = @"\arcsin", NumPy = "np.arcsin({0})" },
        Unary("acos", "-1/sqrt(1 - x^2)", Acos) with { Aliases = ["arccos"], Domain = Domain.Unit, Range = Range.NonNegative, Latex = @"\arccos", NumPy = "np.arccos({0})" },
        Unary("atan", "1/(1 + x^2)", Atan) with { Aliases = ["arctan"], Parity = Parity.Odd, Latex = @"\arctan", NumPy = "np.arctan({0})" },
        Unary("sinh", "cosh(x)", Sinh) with { GrowsExponentially = true, Parity = Parity.Odd, Latex = @"\sinh", NumPy = "np.sinh({0})" },
        Unary("cosh", "sinh(x)", Cosh) with { GrowsExponentially = true, Parity = Parity.Even, Range = Range.Positive, Latex = @"\cosh", NumPy = "np.cosh({0})" },
        Unary("tanh", "1 - tanh(x)^2", Tanh) with { Parity = Parity.Odd, Latex = @"\tanh", NumPy = "np.tanh({0})", Identities = [("sinh(x)/cosh(x)", "tanh(x)")] },
        Unary("abs", "sign(x)", Abs) with { Degree = 1, Signs = ["|"], Parity = Parity.Even, Domain = Domain.NonZero, Range = Range.NonNegative, Latex = @"\lvert {0} \rvert", Unicode = "|{0}|", NumPy = "np.abs({0})" },
        Unary("sign", "0", x => x > 0 ? 1 : x < 0 ? -1 : 0) with { Degree = 0, Parity = Parity.Odd, Domain = Domain.NonZero, NumPy = "np.sign({0})" },
        Unary("relu", "step(x)", x => Max(x, 0)) with { Degree = 1, Domain = Domain.NonZero, Range = Range.NonNegative, NumPy = "np.maximum({0}, 0)", Identities = [("relu(x)", "x*step(x)")] },
        Unary("step", "0", x => x > 0 ? 1 : 0) with { Degree = 0, Domain = Domain.NonZero, Range = Range.NonNegative, NumPy = "np.heaviside({0}, 0)" },
        Unary("sigmoid", "sigmoid(x)*(1 - sigmoid(x))", x => 1 / (1 + Exp(-x))) with { Aliases = ["logistic"], Parity = Parity.Complementary, Range = Range.Positive, Latex = @"\sigma", Unicode = "σ", NumPy = "np.exp(-np.logaddexp(0, -{0}))", NumPyOfOpposite = "np.exp(-np.logaddexp(0, {0}))", Identities = [("1/(1 + exp(-x))", "sigmoid(x)"), ("exp(x)/(1 + exp(x))", "sigmoid(x)")] },
        Unary("softplus", "sigmoid(x)", x => Max(x, 0) + Functions.Log1P(Exp(-Abs(x)))) with { Range = Range.Positive, NumPy = "np.logaddexp(0, {0})", Identities = [("log(1 + exp(x))", "softplus(x)"), ("-log(sigmoid(-x))", "softplus(x)")] },
        Unary("erf", "2/sqrt(pi)*exp(-x^2)", Functions.Erf) with { Parity = Parity.Odd, NumPy = "np.vectorize(math.erf, otypes=[float])({0})" },
        Binary("max", "step(x - y)", "1 - step(x - y)", Max) with { Degree = 1, Latex = @"\max", NumPy = "np.maximum({0}, {1})" },
        Binary("min", "step(y - x)", "1 - step(y - x)", Min) with { Degree = 1, Latex = @"\min", NumPy = "np.minimum({0}, {1})" },
    ];

    /// <summary>The other functions.</summary>
    public static ImmutableArray<Operator> Matrix { get; } =
    [
        Contraction("sum", "ij->") with { Signs = ["∑"], NumPy = "np.sum({0})", NumPyTakesFloats = true },
        Contraction("rowsum", "ij->i1") with { NumPy = "np.sum({0}, axis=1, keepdims=True)" },
        Contraction("colsum", "ij->1j") with { NumPy = "np.sum({0}, axis=0, keepdims=True)" },
        Contraction("dot", "ij,ij->") with { Latex = @"\langle {0}, {1} \rangle", Unicode = "⟨{0}, {1}⟩", NumPy = "np.sum({0} * {1})" },
        Contraction("tr", "ii->") with { Aliases = ["trace"], Latex = @"\operatorname{tr}", NumPy = "np.trace({0})" },
        Contraction("transpose", "ij->ji"),
        Contraction("diag", "i1->ii", "1i->ii", "ii->i1") with { NumPyBySignature = ["np.diagflat({0})", "np.diagflat({0})", "np.diag({0})[:, None]"] },
        Contraction("outer", "i1,j1->ij", "i1,1j->ij", "1i,j1->ij", "1i,1j->ij") with { NumPy = "np.outer({0}, {1})" },
        Contraction("vec", "ij->(ij)1") with { NumPy = "np.reshape({0}, (-1, 1), order='F')" },
        Contraction("kron", "ij,kl->(ki)(lj)") with { Latex = @"{0*} \otimes {1*}", Unicode = "{0*} ⊗ {1*}", NumPy = "np.kron({0}, {1})" },

        Defined("square", "ij->ij", "A.^2") with { NumPy = "np.square({0})", NumPyTakesFloats = true },
        Defined("sqrt", "ij->ij", "A.^(1/2)") with { Signs = ["√"], Latex = @"\sqrt{{0}}", Unicode = "√{0!}", NumPy = "np.sqrt({0})", NumPyTakesFloats = true },
        Defined("mean", "ij->", "sum(A)/(i*j)") with { IsLinear = true, NumPy = "np.mean({0})" },
        Defined("rowmean", "ij->i1", "rowsum(A)/j") with { IsLinear = true, NumPy = "np.mean({0}, axis=1, keepdims=True)" },
        Defined("colmean", "ij->1j", "colsum(A)/i") with { IsLinear = true, NumPy = "np.mean({0}, axis=0, keepdims=True)" },
        Defined("norm", "ij->", "sqrt(dot(A, A))") with { Signs = ["‖", "||"], Aliases = ["norm2"], Latex = @"\lVert {0} \rVert_2", LatexOfMatrix = @"\lVert {0} \rVert_F", Unicode = "‖{0}‖", UnicodeOfMatrix = "‖{0}‖_F", NumPy = "np.linalg.norm({0})", NumPyTakesFloats = true },
        Defined("norm1", "ij->", "sum(abs(A))") with { Latex = @"\lVert {0} \rVert_1", LatexOfMatrix = @"\lVert \operatorname{vec}({0}) \rVert_1", Unicode = "‖{0}‖₁", UnicodeOfMatrix = "‖vec({0})‖₁", NumPy = "np.sum(np.abs({0}))", NumPyTakesFloats = true },
        Defined("adj", "ii->ii", "det(A)*inv(A)") with { Latex = @"\operatorname{adj}", Value = Adjugate.Of, NumPy = "np.linalg.svd({0}); np.prod(np.where(np.eye({1}[1].size) == 1, 1, {1}[1]), axis=1); np.linalg.det({1}[0] @ {1}[2]) * ({1}[2].T * {2}) @ {1}[0].T" },

        Node("inv", TensorFunction.Inverse, "", "ii->ii") with { Aliases = ["inverse"], NumPy = "np.linalg.inv({0})" },
        Node("det", TensorFunction.Determinant, "", "ii->") with { Signs = ["|"], Latex = @"\det", NumPy = "np.linalg.det({0})" },
        Node("logdet", TensorFunction.LogDeterminant, "", "ii->") with { Latex = @"\log \lvert \det {0!} \rvert", NumPy = "np.linalg.slogdet({0})[1]" },
        Node("softmax", TensorFunction.Softmax, "i", "i1->i1", "1i->1i") with { MatrixVariant = "rowsoftmax", NumPy = "np.max({0}); np.exp({0} - {1}); {2} / np.sum({2})" },
        Node("logsumexp", TensorFunction.LogSumExp, "i", "i1->", "1i->") with { MatrixVariant = "rowlogsumexp", NumPy = "np.max({0}); np.exp({0} - {1}); {1} + np.log(np.sum({2}))" },
        Node("rowsoftmax", TensorFunction.Softmax, "j", "ij->ij") with { NumPy = "np.max({0}, axis=1, keepdims=True); np.exp({0} - {1}); {2} / np.sum({2}, axis=1, keepdims=True)" },
        Node("rowlogsumexp", TensorFunction.LogSumExp, "j", "ij->i1") with { NumPy = "np.max({0}, axis=1, keepdims=True); np.exp({0} - {1}); {1} + np.log(np.sum({2}, axis=1, keepdims=True))" },

        new ConstantFunction("eye", ConstantForm.Identity) { DimensionCounts = [1], NumPy = "np.eye({0})", Latex = "I", Unicode = "I" },
        new ConstantFunction("ones", ConstantForm.Ones) { DimensionCounts = [1, 2], NumPy = "np.ones(({0}, {1}))", Latex = @"\mathbf{1}", Unicode = "𝟏" },
        new ConstantFunction("zeros", ConstantForm.Zeros) { DimensionCounts = [1, 2], NumPy = "np.zeros(({0}, {1}))", Latex = @"\mathbf{0}", Unicode = "𝟎" },
        new ConstantFunction("commutation", ConstantForm.Commutation) { DimensionCounts = [2], NumPy = "np.eye({0})[np.arange({0}).reshape({2}, {1}).T.ravel()]", Latex = "K", Unicode = "K" },
    ];

    /// <summary>Every function, in the order of the tables.</summary>
    public static ImmutableArray<Operator> All { get; } = [.. Entrywise, .. Matrix];

    /// <summary>The exponential function, whose products add up.</summary>
    public static EntrywiseFunction Exponential { get; } = Entrywise.Single(f => f.Name == "exp");

    /// <summary>The sum of all entries.</summary>
    public static Operator Sum { get; } = Matrix.Single(f => f.Signatures is [{ Text: "ij->" }] && f is ContractionOperator);

    /// <summary>The sums of rows, a column.</summary>
    public static Operator RowSum { get; } = Matrix.Single(f => f.Signatures is [{ Text: "ij->i1" }] && f is ContractionOperator);

    /// <summary>The sums of columns, a row.</summary>
    public static Operator ColumnSum { get; } = Matrix.Single(f => f.Signatures is [{ Text: "ij->1j" }] && f is ContractionOperator);

    /// <summary>The sum or mean along the other axis, which of A' is the transpose of this of A; null for other operators.</summary>
    public static Operator? TurnedOf(Operator row) =>
        row == RowSum ? ColumnSum : row == ColumnSum ? RowSum
            : row == MeanOf(RowSum) ? MeanOf(ColumnSum) : row == MeanOf(ColumnSum) ? MeanOf(RowSum) : null;

    /// <summary>The trace.</summary>
    public static Operator Trace { get; } = Matrix.Single(f => f.Signatures is [{ Text: "ii->" }] && f is ContractionOperator);

    /// <summary>The sum of products of entries.</summary>
    public static Operator Dot { get; } = Matrix.Single(f => f.Signatures is [{ Text: "ij,ij->" }]);

    /// <summary>The diagonal matrix of a vector, and the diagonal of a matrix.</summary>
    public static Operator Diagonal { get; } = Matrix.Single(f => f.Signatures.Any(s => s.Text == "i1->ii"));

    /// <summary>Columns stacked.</summary>
    public static Operator Vectorise { get; } = Matrix.Single(f => f.Signatures is [{ Text: "ij->(ij)1" }]);

    /// <summary>The root of the sum of squares.</summary>
    public static Operator Norm { get; } = Matrix.Single(f => f is DefinedFunction { Body: "sqrt(dot(A, A))" });

    /// <summary>The sum of the absolute entries.</summary>
    public static Operator AbsoluteNorm { get; } = Matrix.Single(f => f is DefinedFunction { Body: "sum(abs(A))" });

    /// <summary>The square root.</summary>
    public static Operator SquareRoot { get; } = Matrix.Single(f => f is DefinedFunction { Body: "A.^(1/2)" });

    /// <summary>The identity matrix.</summary>
    public static ConstantFunction Identity { get; } = Constant(ConstantForm.Identity);

    /// <summary>All entries one.</summary>
    public static ConstantFunction Ones { get; } = Constant(ConstantForm.Ones);

    /// <summary>All entries zero.</summary>
    public static ConstantFunction Zeros { get; } = Constant(ConstantForm.Zeros);

    /// <summary>The commutation matrix.</summary>
    public static ConstantFunction Commutation { get; } = Constant(ConstantForm.Commutation);

    /// <summary>The natural logarithm.</summary>
    public static EntrywiseFunction Logarithm { get; } = Entrywise.Single(f => f.Name == "log");

    /// <summary>The absolute value, which even roots of even powers are.</summary>
    public static EntrywiseFunction AbsoluteValue { get; } = Entrywise.Single(f => f.Name == "abs");

    /// <summary>Every function by each of its names.</summary>
    public static FrozenDictionary<string, Operator> ByName { get; } =
        All.SelectMany(f => f.Aliases.Add(f.Name).Select(name => (name, f)))
            .ToFrozenDictionary(p => p.name, p => p.f, StringComparer.Ordinal);

    /// <summary>Names whose meaning is reserved: using one is an error that says that it is not supported yet.</summary>
    public static ImmutableArray<string> Reserved { get; } =
        ["expm", "logm", "sqrtm", "powm", "chol", "pinv", "svd", "eig", "eigvals", "rank", "lambda_max", "lambda_min"];

    /// <summary>What to write for names that other languages have.</summary>
    public static FrozenDictionary<string, string> Elsewhere { get; } = new Dictionary<string, string>
    {
        ["e"] = "exp(1)", ["log10"] = "log(x)/log(10)", ["log2"] = "log(x)/log(2)",
        ["sec"] = "1/cos(x)", ["csc"] = "1/sin(x)", ["cot"] = "1/tan(x)",
        ["sech"] = "1/cosh(x)", ["csch"] = "1/sinh(x)", ["coth"] = "1/tanh(x)",
        ["erfc"] = "1 - erf(x)", ["silu"] = "x.*sigmoid(x)", ["swish"] = "x.*sigmoid(x)",
        ["var"] = "mean((x .- mean(x)).^2)", ["std"] = "sqrt(mean((x .- mean(x)).^2))",
        ["pow"] = "x.^2", ["power"] = "x.^2", ["cbrt"] = "x^(1/3)", ["heaviside"] = "step(x)", ["prod"] = "exp(sum(log(x)))",
        ["gelu"] = "x .* (1 .+ erf(x/sqrt(2)))/2",
        ["cross_entropy"] = "-sum(y.*log(x))", ["mse"] = "mean((x - y).^2)", ["softsign"] = "x ./ (1 .+ abs(x))",
        ["leaky_relu"] = "max(x, x/100)", ["elu"] = "max(x, 0) + min(exp(x) .- 1, 0)",
        ["matmul"] = "A*B", ["mul"] = "A*B", ["hadamard"] = "A.*B", ["solve"] = "A\\b",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What to write for calls that have one more argument in other languages: an axis, a base, an order.</summary>
    public static FrozenDictionary<string, ImmutableArray<string>> WithOneMore { get; } = new Dictionary<string, ImmutableArray<string>>
    {
        ["sum"] = ["rowsum(A)", "colsum(A)"], ["mean"] = ["rowmean(A)", "colmean(A)"],
        ["softmax"] = ["rowsoftmax(A)", "rowsoftmax(A')'"], ["logsumexp"] = ["rowlogsumexp(A)", "rowlogsumexp(A')'"],
        ["log"] = ["log(x)/log(10)"], ["norm"] = ["norm1(b)", "sum(abs(b).^3)^(1/3)"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The row of that name, which must exist.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static T Row<T>(string name)
        where T : Operator => (T)ByName[name];

    private static EntrywiseFunction Unary(string name, string derivative, Func<double, double> value) =>
        new(name, [derivative], (x, _) => value(x));

    private static EntrywiseFunction Binary(
        string name, string byFirst, string bySecond, Func<double, double, double> value) =>
        new(name, [byFirst, bySecond], value);

    private static ContractionOperator Contraction(string name, params string[] signatures) =>
        new(name) { Signatures = [.. signatures.Select(Signature.Parse)] };

    private static DefinedFunction Defined(string name, string signature, string body) =>
        new(name, body) { Signatures = [Signature.Parse(signature)] };

    private static NodeFunction Node(
        string name, TensorFunction node, string along, params string[] signatures) =>
        new(name, node) { Along = along, Signatures = [.. signatures.Select(Signature.Parse)] };

    /// <summary>The mean that is a sum divided by the number of entries summed, or null for what is no such sum.</summary>
    public static Operator? MeanOf(Operator sum) => Matrix.FirstOrDefault(f =>
        f is DefinedFunction defined && sum is ContractionOperator
        && defined.Body.StartsWith(sum.Name + "(A)/", StringComparison.Ordinal));

    private static ConstantFunction Constant(ConstantForm form) =>
        Matrix.OfType<ConstantFunction>().Single(f => f.Form == form);

    private static double Log1P(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : Log(u) * x / (u - 1);
    }

    private static double ExpM1(double x) => Abs(x) < 0.5 ? 2 * Sinh(x / 2) * Exp(x / 2) : Exp(x) - 1;

    /// <summary>
    /// The error function, by its Maclaurin series for |x| below 3 and the continued fraction of erfc beyond
    /// (Abramowitz and Stegun 7.1.6 and 7.1.14).
    /// </summary>
    private static double Erf(double x)
    {
        var a = Abs(x);
        if (a < 3)
        {
            double term = x, sum = x;
            for (var n = 1; Abs(term) > 1e-18; n++)
            {
                term *= 2 * x * x / ((2 * n) + 1);
                sum += term;
            }

            return 2 / Sqrt(PI) * Exp(-x * x) * sum;
        }

        double fraction = 0;
        for (var n = 60; n > 0; n--)
        {
            fraction = n / 2.0 / (a + fraction);
        }

        return CopySign(1 - (Exp(-a * a) / Sqrt(PI) / (a + fraction)), x);
    }
}
