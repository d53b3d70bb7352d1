using System.Globalization;
using SymMat.Tests.Lengths;

// Prints the lengths of our answers beside the textbook's: the worst, longest beside the textbook's first, then the
// distribution of the ratios. SymMat.Measure tests/corpus/public.jsonl [NUMBER OF THE WORST]
var cases = LengthCase.ReadAll(args[0]);
var worst = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10;
var comparable = cases.Where(c => c.IsComparable).ToList();
Tell("Textbook formulas that say the derivative in names of the program, or their own", new(comparable));
Tell("Those that name more than they define, are words, or in another notation", new(cases.Except(comparable)));

void Tell(string which, Distribution distribution)
{
    Console.WriteLine($"{which}: {distribution}\n");
    foreach (var line in distribution.Worst(worst))
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{line.Ratio:0.00} = {line.OurTokens}/{line.Textbook.Tokens}  {line.Id}"));
        Console.WriteLine($"  {line.Program}\n  ours:     {line.Ours}\n  textbook: {line.Theirs}\n");
    }
}
