using System.Text;

namespace RevOps.Connectors.Tests.Files;

/// <summary>Reports in the shape in which advertising systems export them.</summary>
internal static class SpendReports
{
    /// <summary>Google Ads' interface: two lines before the header, dashes for nothing, totals at the end.</summary>
    public static byte[] Google { get; } = Encoding.UTF8.GetBytes(
        "\uFEFFCampaign report\n"
        + "\"March 1, 2026 - March 2, 2026\"\n"
        + "Campaign,Day,Currency code,Cost,Impr.,Clicks,Conversions\n"
        + "Brand | Search,2026-03-01,EUR,\"1,234.56\",\"12,345\",321,4.00\n"
        + "Brand | Search,2026-03-02,EUR,0.00,0,0,0.00\n"
        + "Total Recall,2026-03-01,EUR,18.2,\"1,002\",11, --\n"
        + "Total: Campaigns, --,EUR,\"1,252.76\",\"13,347\",332,4.00\n"
        + "Total: Account, --,EUR,\"1,252.76\",\"13,347\",332,4.00\n");

    /// <summary>Microsoft Advertising: ten quoted lines, a blank one, days month first, a line of copyright.</summary>
    public static byte[] Microsoft { get; } = Encoding.UTF8.GetBytes(string.Join("\r\n",
        "\"Report Name: Campaign Performance Report\"",
        "\"Report Time: 3/1/2026,3/2/2026\"",
        "\"Time Zone: (GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\"",
        "\"Last Completed Available Day: 3/2/2026 11:59:00 PM (GMT)\"",
        "\"Last Completed Available Hour: 3/2/2026 11:59:00 PM (GMT)\"",
        "\"Report Aggregation: Daily\"",
        "\"Report Filter: \"",
        "\"Potential Incomplete Data: true\"",
        "\"Rows: 2\"",
        "",
        "\"TimePeriod\",\"AccountId\",\"CampaignId\",\"CampaignName\",\"CurrencyCode\",\"Impressions\",\"Clicks\",\"Spend\"",
        "\"3/1/2026\",\"1500001\",\"369000001\",\"Brand\",\"USD\",\"1024\",\"31\",\"45.07\"",
        "\"3/2/2026\",\"1500001\",\"369000001\",\"Brand\",\"USD\",\"998\",\"28\",\"41\"",
        "",
        "\"©2026 Microsoft Corporation. All rights reserved. \"",
        ""));

    /// <summary>LinkedIn's Campaign Manager: UTF-16 with tabs, lines before the header.</summary>
    public static byte[] LinkedIn { get; } =
    [
        0xFF, 0xFE,
        .. Encoding.Unicode.GetBytes(
            "Campaign Performance Report (in UTC)\r\n"
            + "Report Start: March 13, 2026, 12:00 AM\r\nReport End: March 14, 2026, 11:59 PM\r\nDate Generated: March 15, 2026, 8:03 AM\r\n\r\n"
            + "Start Date (in UTC)\tAccount Name\tCurrency\tCampaign Group Name\tCampaign Name\tCampaign ID\tTotal Spent\tImpressions\tClicks\r\n"
            + "3/13/2026\tAcme\tEUR\tGroup A\tOps leaders DACH\t202033184\t1,102.50\t20,115\t88\r\n"
            + "3/14/2026\tAcme\tEUR\tGroup A\tOps leaders DACH\t202033184\t98.07\t1,950\t7\r\n"),
    ];

    /// <summary>Meta's Ads Manager: the currency in the header, a first row that sums up.</summary>
    public static byte[] Meta { get; } = Encoding.UTF8.GetBytes(
        "\"Reporting starts\",\"Reporting ends\",\"Campaign name\",Day,\"Amount spent (EUR)\",Impressions,\"Link clicks\"\n"
        + "2026-03-01,2026-03-02,,,73.55,9001,120\n"
        + "2026-03-01,2026-03-02,Retargeting,2026-03-01,40.5,5000,70\n"
        + "2026-03-01,2026-03-02,Retargeting,2026-03-02,33.05,4001,50\n");

    /// <summary>As a German spreadsheet saves it: semicolons, Windows-1252, decimal comma, the euro behind the amount.</summary>
    public static byte[] German { get; } = Encoding.Latin1.GetBytes(
        "Tag;Kampagne;Kosten;Klicks;Impressionen\r\n"
        + "01.03.2026;Frühjahr;1.234,56 \u0080;1.200;45.000\r\n"
        + "02.03.2026;Frühjahr;0,99 \u0080;3;\r\n"
        + "Gesamt;;1.235,55 \u0080;1.203;45.000\r\n");
}
