using System.Collections.Immutable;
using SymMat.Numerics;

namespace SymMat.Verification;

/// <summary>A slope of the function along a direction of its variable, or of both variables of a second derivative.</summary>
internal sealed record Difference(Direction First, Direction Last, Slope Slope);

/// <summary>Central differences of a program by one variable, or mixed ones by two.</summary>
internal sealed class Differences(Variable first, Variable last, bool isSecond)
{
    private static readonly ImmutableArray<double> FirstSteps = [4e-3, 5e-4, 6e-5];

    // Rounding of this part of an error may well make up all of it, where it comes in jumps.
    private const double Least = 0.1;

    private static readonly ImmutableArray<double> SecondSteps = [2e-2, 5e-3, 1e-3];

    /// <summary>The differences along all directions; null for one that is not finite.</summary>
    public IEnumerable<Difference?> Of(NumericProgram function, double size, RandomNumbers random)
    {
        var enough = 1e-9 * Math.Max(size, 1e-3);
        foreach (var along in last.Directions(function.Point, random))
        {
            foreach (var across in isSecond ? first.Directions(function.Point, random) : [along])
            {
                var slope = isSecond
                    ? Slope.Of(step => Second(function, across, along, step), SecondSteps, enough)
                    : Slope.Of(step => First(function, along, step), FirstSteps, enough);
                yield return slope is null ? null : new(across, along, slope);
            }
        }
    }

    /// <summary>Whether the slopes to both sides differ, which a symmetric difference at a kink does not show.</summary>
    public bool IsAtKink(NumericProgram function, Difference difference, double scale)
    {
        const double Step = 1e-6;
        if (isSecond)
        {
            return false;
        }

        var here = function.At();
        var ahead = function.At((last.Name, difference.Last.Move, Step));
        var behind = function.At((last.Name, difference.Last.Move, -Step));
        return here.Select((x, i) => Math.Abs(ahead[i] - x - (x - behind[i])) / Step).Max() > 1e-2 * scale;
    }

    /// <summary>Whether rounding alone can make slopes differ by so much.</summary>
    public bool IsRounding(NumericProgram function, double distance, RandomNumbers random)
    {
        var step = isSecond ? Math.Pow(SecondSteps[^1], 2) : FirstSteps[^1];
        return !(function.Noise(random) / step < Least * distance);
    }

    private double[] First(NumericProgram function, Direction along, double step)
    {
        var ahead = function.At((last.Name, along.Move, step));
        var behind = function.At((last.Name, along.Move, -step));
        return [.. ahead.Zip(behind, (a, b) => (a - b) / (2 * step))];
    }

    private double[] Second(NumericProgram function, Direction across, Direction along, double step)
    {
        return [(At(1, 1) - At(1, -1) - At(-1, 1) + At(-1, -1)) / (4 * step * step)];

        double At(int one, int other) => function.At(
            (first.Name, across.Move, one * step), (last.Name, along.Move, other * step))[0];
    }
}
