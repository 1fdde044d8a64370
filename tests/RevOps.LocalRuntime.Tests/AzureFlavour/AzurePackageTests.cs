using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace RevOps.LocalRuntime.Tests.AzureFlavour;

/// <summary>What would be deployed: compiled against the real signatures, whole, ahead of time, with its settings, and nothing of one machine.</summary>
[Collection(nameof(AzurePackage))]
public sealed class AzurePackageTests(AzurePackage package)
{
    // Native images say for which system they are: .NET xors the machine with this for Linux.
    private const ushort OfLinux = 0x7B79;

    [Fact]
    public void It_compiles_against_the_real_signatures() => Assert.True(package.Faults.Length == 0, package.Faults);

    [Fact]
    public void It_has_its_settings() =>
        Assert.Equal(File.ReadAllText(AzurePackage.InRepository("host.json")), File.ReadAllText(Path.Combine(package.Path, "host.json")));

    [Fact]
    public void It_has_every_rule_and_template_and_no_schema()
    {
        var shipped = Files(AzurePackage.InRepository("rules")).Where(f => !f.StartsWith("schema/", StringComparison.Ordinal));

        Assert.Equal(shipped, Files(Path.Combine(package.Path, "rules")));
    }

    [Fact]
    public void It_has_nothing_of_one_machine()
    {
        Assert.DoesNotContain(Directory.EnumerateFiles(package.Path, "*", SearchOption.AllDirectories), f => Path.GetFileName(f) is var name
            && (name.Contains("LocalRuntime", StringComparison.OrdinalIgnoreCase) || name.StartsWith("local.settings", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(TypeNames("RevOps.Functions.dll"), t => t.Contains(".Local", StringComparison.Ordinal));
    }

    /// <summary>So that the tests above would see what is of one machine: it is there in the flavour for one machine.</summary>
    [Fact]
    public void What_is_of_one_machine_is_in_the_sources() => Assert.NotEmpty(Directory.GetFiles(AzurePackage.InRepository("src/RevOps.Functions/Local"), "Local*.cs"));

    [Theory]
    [InlineData("RevOps.Functions.dll")]
    [InlineData("RevOps.Data.dll")]
    [InlineData("RevOps.Core.dll")]
    [InlineData("RevOps.Connectors.dll")]
    public void It_is_compiled_ahead_for_a_fast_cold_start(string assembly)
    {
        using var reader = new PEReader(File.OpenRead(Path.Combine(package.Path, assembly)));

        Assert.True(reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, $"{assembly} has no native code.");
        Assert.Equal(Machine.Amd64, (Machine)((ushort)reader.PEHeaders.CoffHeader.Machine ^ OfLinux));
    }

    [Fact]
    public void The_pages_are_in_it() => Assert.Contains(package.Functions.GetManifestResourceNames(), n => n.StartsWith("dashboard/index.html", StringComparison.Ordinal));

    /// <summary>The decision lists what of the packages could only be checked by its signature: neither more nor less than is used.</summary>
    [Fact]
    public void What_was_only_checked_by_signature_is_listed()
    {
        using var reader = new PEReader(File.OpenRead(Path.Combine(package.Path, "RevOps.Functions.dll")));
        var listed = File.ReadLines(AzurePackage.InRepository("docs/decisions/0017-azure-by-signatures.md"))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|')).SelectMany(c => Words(c[2]).Select(m => $"{Words(c[1]).Single()}.{m}"));

        Assert.Equal(UsedMembers.Of(reader.GetMetadataReader(), "RevOps.AzureStubs"), listed.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Words(string cell) => cell.Split('`').Where((_, i) => i % 2 == 1);

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private List<string> TypeNames(string assembly)
    {
        using var reader = new PEReader(File.OpenRead(Path.Combine(package.Path, assembly)));
        var metadata = reader.GetMetadataReader();
        return [.. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}")];
    }
}

[CollectionDefinition(nameof(AzurePackage))]
public sealed class AzurePackageCollection : ICollectionFixture<AzurePackage>;
