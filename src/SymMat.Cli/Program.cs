System.Console.WriteLine(SymMat.Matrices.ProgramText.Check("x : vector(n)\nL = x'*x", "a").Diagnostics.Length);
return 0;
