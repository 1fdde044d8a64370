namespace RevOps.Functions.Local.Demo;

/// <summary>A company of the demo.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Domain">Its mail domain: of a name that nobody can own.</param>
/// <param name="Industry">As its people write it.</param>
/// <param name="Employees">As its people write it.</param>
/// <param name="HasSeveral">True where several people of it may write: whoever comes first decides the owner.</param>
internal sealed record DemoCompany(string Name, string Domain, string Industry, string Employees, bool HasSeveral);

/// <summary>A person of the demo, with everything as they would type it.</summary>
internal sealed record Person
{
    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    /// <summary>As they type it: spaces and capitals included.</summary>
    public required string Email { get; init; }

    public required string Phone { get; init; }

    public required string Title { get; init; }

    public required string Country { get; init; }

    public required string Interest { get; init; }

    public required DemoCompany Company { get; init; }

    public required Language Speaks { get; init; }

    /// <summary>Id of their browser.</summary>
    public required string VisitorId { get; init; }

    /// <summary>True where the order among leads decides who owns them, so that they have to go one by one.</summary>
    public bool NeedsOrder => Company.HasSeveral;
}
