Console.WriteLine("RevOps");
