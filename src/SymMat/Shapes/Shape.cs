namespace SymMat.Shapes;

/// <summary>The shape of a matrix: rows by columns. A scalar is (1, 1), a vector has one dimension equal to 1.</summary>
public readonly record struct Shape(Dimension Rows, Dimension Columns)
{
    /// <summary>The shape of a scalar, (1, 1).</summary>
    public static Shape Scalar { get; } = new(Dimension.One, Dimension.One);

    /// <summary>Whether this is (1, 1).</summary>
    public bool IsScalar => Rows.IsOne && Columns.IsOne;

    /// <summary>Whether this is a row or a column, scalars included.</summary>
    public bool IsVector => Rows.IsOne || Columns.IsOne;

    /// <summary>Whether rows and columns are the same polynomial.</summary>
    public bool IsSquare => Rows == Columns;

    /// <summary>The shape of the transpose.</summary>
    public Shape Transposed => new(Columns, Rows);

    /// <summary>The number of entries.</summary>
    public Dimension Entries => Rows * Columns;

    /// <summary><c>(m, 10)</c>.</summary>
    public override string ToString() => $"({Rows}, {Columns})";
}
