using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace RevOps.LocalRuntime.Tests.Tables;

public sealed class EntityRulesTests
{
    [Fact]
    public void A_row_of_252_properties_is_good_and_one_more_is_not()
    {
        var row = new TableEntity("p", "r") { Timestamp = DateTimeOffset.UnixEpoch, ETag = new ETag("v1") };
        for (var i = 0; i < 252; i++)
        {
            row[string.Create(CultureInfo.InvariantCulture, $"P{i}")] = i;
        }

        EntityRules.Check(row!);
        row["OneMore"] = null;
        EntityRules.Check(row!);
        row["OneMore"] = 1;
        Refused("TooManyProperties", row);
    }

    [Fact]
    public void A_row_of_a_mebibyte_is_good_and_one_byte_more_is_not()
    {
        // 4 for the row, 2 per character of the key, and per property 8, 2 per character of the name, 4 and the bytes.
        var row = new TableEntity("p", "r") { ["A"] = new byte[1024 * 1024 - 4 - 4 - 14] };
        EntityRules.Check(row!);

        row["A"] = new byte[row.GetBinary("A").Length + 1];
        Refused("EntityTooLarge", row);
    }

    [Theory]
    [InlineData("a-b")]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData("")]
    public void A_property_name_must_be_an_identifier(string name) =>
        Refused("PropertyNameInvalid", new TableEntity("p", "r") { [name] = 1 });

    [Fact]
    public void A_property_name_has_at_most_255_characters()
    {
        EntityRules.Check(new TableEntity("p", "r") { [new string('a', 255)] = 1 }!);
        Refused("PropertyNameTooLong", new TableEntity("p", "r") { [new string('a', 256)] = 1 });
    }

    [Fact]
    public void An_instant_before_1601_is_refused()
    {
        var first = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
        EntityRules.Check(new TableEntity("p", "r") { ["At"] = first }!);
        Refused("OutOfRangeInput", new TableEntity("p", "r") { ["At"] = first.AddTicks(-1) });
        Refused("OutOfRangeInput", new TableEntity("p", "r") { ["At"] = default(DateTime) });
    }

    private static void Refused(string code, TableEntity row)
    {
        var fault = Assert.Throws<RequestFailedException>(() => EntityRules.Check(row!));
        Assert.Equal((400, code), (fault.Status, fault.ErrorCode));
    }
}
