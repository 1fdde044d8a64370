Console.WriteLine("RevOps benchmarks");
