using Azure;
using Azure.Data.Tables;

namespace RevOps.LocalRuntime.Tests.Tables;

public sealed class TableEntityTests
{
    [Fact]
    public void The_keys_are_properties_too()
    {
        var entity = new TableEntity("p", "r") { ETag = new ETag("v1") };

        Assert.Equal("p", entity["PartitionKey"]);
        Assert.Equal(["PartitionKey", "RowKey", "odata.etag"], entity.Keys);
        Assert.Equal(new ETag("v1"), entity.ETag);
    }

    [Fact]
    public void A_copy_does_not_share_properties()
    {
        var source = new Dictionary<string, object> { ["A"] = 1 };
        var entity = new TableEntity(source) { ["A"] = 2 };

        Assert.Equal(1, source["A"]);
        Assert.Equal(2, entity.GetInt32("A"));
    }

    [Fact]
    public void A_getter_gives_null_for_what_is_absent_and_throws_for_another_type()
    {
        var entity = new TableEntity { ["A"] = 1 };

        Assert.Null(entity.GetInt64("B"));
        Assert.Null(entity.GetString("B"));
        Assert.Throws<InvalidOperationException>(() => entity.GetInt64("A"));
        Assert.Throws<InvalidOperationException>(() => entity.GetString("A"));
    }

    [Fact]
    public void A_value_keeps_its_type()
    {
        var entity = new TableEntity { ["Long"] = 1L, ["Double"] = 1.5, ["Int"] = 1, ["Text"] = "a" };

        entity["Long"] = 2;
        entity["Double"] = 2;
        entity["Int"] = 2L;

        Assert.Equal(2L, entity["Long"]);
        Assert.Equal(2.0, entity["Double"]);
        Assert.Equal(2L, entity["Int"]);
        Assert.Throws<InvalidOperationException>(() => entity["Text"] = 1);
        entity["Text"] = null;
        Assert.Null(entity.GetString("Text"));
    }

    [Fact]
    public void A_type_that_tables_do_not_know_is_refused() =>
        Assert.Throws<NotSupportedException>(() => EntityJson.Write([KeyValuePair.Create("A", (object?)1.5m)]));
}
