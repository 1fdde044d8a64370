using System.Globalization;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;
using Xunit.Abstractions;

namespace RevOps.Core.Tests.Phones;

/// <summary>
/// Thousands of generated numbers (numbers.mjs), read by us and by two implementations of libphonenumber: libphonenumber-js, whose
/// metadata is ours, and Google's own, which comes with metadata of another day.
/// </summary>
public sealed class PhoneComparisonTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<Row> Rows =
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "numbers.tsv")).Select(l => Row.Of(l.Split('\t'))).ToList();

    [Fact]
    public void There_are_numbers_of_every_country_and_kind()
    {
        Assert.InRange(Rows.Count, 5000, 20000);
        Assert.InRange(Rows.Where(r => r.Js.IsValid).Select(r => r.Js.Country).Distinct().Count(), 240, 260);
        Assert.InRange(Rows.Count(r => !r.Js.IsValid), 1000, Rows.Count / 2);
        Assert.Equal(11, Rows.Select(r => r.Js.Type).Where(t => t.Length > 0).Distinct().Count());
    }

    [Fact]
    public void Every_number_is_read_as_libphonenumber_js_reads_it()
    {
        Report("libphonenumber-js", r => r.Js);
        var different = Rows.Where(r => r.Ours != r.Js).ToList();
        Assert.Empty(different);
    }

    [Fact]
    public void Every_number_is_read_as_Googles_implementation_reads_it_but_for_listed_reasons()
    {
        Assert.InRange(Report("google-libphonenumber", r => r.Google), 0.99, 1);
        var different = Rows.Where(r => r.Ours != r.Google).ToList();
        foreach (var reason in different.GroupBy(Reason))
        {
            output.WriteLine($"{reason.Count()} differ: {reason.Key ?? "no known reason"} ({string.Join(' ', reason.Select(r => r.Js.Country).Distinct())})");
        }

        var unexplained = different.Where(r => Reason(r) is null).ToList();
        Assert.Empty(unexplained);
    }

    /// <summary>The normalizer takes the same numbers, and some more and some less; each for a reason.</summary>
    [Fact]
    public void The_normalizer_differs_from_libphonenumber_js_for_listed_reasons_only()
    {
        foreach (var row in Rows)
        {
            var log = new StepLog();
            var number = PhoneNormalizer.Normalize(row.Input, row.Country, Pipeline.Rules.Phones, log)?.Number ?? "";
            Assert.True(number == row.Js.Number || (number.Length > 0 ? IsForgiven(row) : IsRefused(row, log)), $"{row}: {number}");
        }

        // "(0)" too many, 00 or 011 where another prefix is dialled, Mexico's prefixes of old.
        static bool IsForgiven(Row row) =>
            !row.Js.IsValid && (row.Input.Contains("(0)", StringComparison.Ordinal) || row.Input[0] == '0' || row.Input.StartsWith("+52", StringComparison.Ordinal) || row.Country == "MX");

        // 1234567 and the like; more digits than E.164 has.
        static bool IsRefused(Row row, StepLog log) =>
            log.Steps.Single(s => s.Output is null).Rule == (row.Js.Number.Length > 16 ? "phone.too-long" : "phone.fake");
    }

    /// <summary>Why Google's implementation may say something else; null where it may not.</summary>
    private static string? Reason(Row row) => row.Peculiarity switch
    {
        "drift" => "the packages have different patterns for this country",
        "no-mobiles" when (row.Ours with { Type = "" }) == (row.Google with { Type = "" }) =>
            "fixed lines of a country without mobiles are fixed_line for Google, fixed_line_or_mobile for libphonenumber-js",
        _ => null,
    };

    private static Verdict Read(string input, string? country)
    {
        if (PhoneText.Read(input, Pipeline.Rules.Phones) is not { } text
            || PhoneParser.Parse(text.Digits, text.HasPlus, PhoneMetadata.Of(country)) is not { } phone)
        {
            return Verdict.None;
        }

        return phone.Type is { } type
            ? new Verdict(phone.Number, true, char.IsAsciiDigit(phone.Plan.Id[0]) ? "" : phone.Plan.Id, type)
            : Verdict.None;
    }

    private double Report(string name, Func<Row, Verdict> theirs)
    {
        Line("valid or not", r => r.Ours.IsValid == theirs(r).IsValid);
        Line("E.164", r => r.Ours.Number == theirs(r).Number);
        Line("country", r => r.Ours.Country == theirs(r).Country);
        Line("type", r => r.Ours.Type == theirs(r).Type);
        return Line("all", r => r.Ours == theirs(r));

        double Line(string field, Func<Row, bool> agrees)
        {
            var count = Rows.Count(agrees);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {field}: {count} of {Rows.Count} agree ({100.0 * count / Rows.Count:F3} %)"));
            return (double)count / Rows.Count;
        }
    }

    /// <summary>What an implementation says; the number, its country and its type only where it is valid.</summary>
    private sealed record Verdict(string Number, bool IsValid, string Country, string Type)
    {
        public static readonly Verdict None = new("", false, "", "");

        public static Verdict Of(string number, string isValid, string country, string type) =>
            isValid == "1" ? new Verdict(number, true, country, type.ToLowerInvariant()) : None;
    }

    private sealed record Row(string Input, string? Country, Verdict Google, Verdict Js, string Peculiarity, Verdict Ours)
    {
        public static Row Of(string[] f)
        {
            var country = f[1].Length > 0 ? f[1] : null;
            return new Row(f[0], country, Verdict.Of(f[2], f[3], f[4], f[5]), Verdict.Of(f[6], f[7], f[8], f[9]), f[10], Read(f[0], country));
        }
    }
}
