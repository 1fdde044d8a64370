using System.Text;

namespace RevOps.Connectors.Tests.Salesforce;

/// <summary>Outbound messages in the shape of Salesforce's WSDL for them.</summary>
internal static class SalesforceSamples
{
    public const string Organization = "00D5g000004abcDEAQ";

    public const string Lead = """
        <sf:Id>00Q5g00000AbCdEEAV</sf:Id><sf:Company>Acme &amp; Söhne</sf:Company><sf:CreatedDate>2026-01-05T10:00:00.000Z</sf:CreatedDate>
        <sf:Email>ann@acme.example</sf:Email><sf:FirstName>Ann</sf:FirstName><sf:LastName>Lee</sf:LastName><sf:IsConverted>false</sf:IsConverted>
        <sf:LastModifiedDate>2026-01-05T11:00:00.000Z</sf:LastModifiedDate><sf:Phone xsi:nil="true"/><sf:MobilePhone>+4915112345678</sf:MobilePhone>
        <sf:Status>Open - Not Contacted</sf:Status><sf:Title>Head of IT</sf:Title><sf:Country>Germany</sf:Country><sf:Custom__c>kept</sf:Custom__c>
        """;

    public const string Converted = """
        <sf:Id>00Q5g00000AbCdEEAV</sf:Id><sf:ConvertedContactId>0035g00000XyZaBAAV</sf:ConvertedContactId><sf:ConvertedOpportunityId>0065g00000QrStUAAV</sf:ConvertedOpportunityId>
        <sf:CreatedDate>2026-01-05T10:00:00.000Z</sf:CreatedDate><sf:Email>ann@acme.example</sf:Email><sf:LastName>Lee</sf:LastName><sf:IsConverted>true</sf:IsConverted>
        <sf:LastModifiedDate>2026-01-05T11:30:00.000Z</sf:LastModifiedDate><sf:Status>Anything</sf:Status>
        """;

    public const string Opportunity = """
        <sf:Id>0065g00000QrStUAAV</sf:Id><sf:Amount>12500.5</sf:Amount><sf:CloseDate>2026-03-31</sf:CloseDate><sf:CreatedDate>2026-01-05T10:30:00.000Z</sf:CreatedDate>
        <sf:IsClosed>false</sf:IsClosed><sf:IsWon>false</sf:IsWon><sf:LastModifiedDate>2026-01-05T11:15:00.000Z</sf:LastModifiedDate><sf:Probability>75.0</sf:Probability>
        <sf:StageName>Proposal/Price Quote</sf:StageName>
        """;

    public const string Account = """
        <sf:Id>0015g00000aBcDeAAK</sf:Id><sf:Name>Acme GmbH</sf:Name><sf:Website>www.acme.example</sf:Website><sf:Industry>Manufacturing</sf:Industry>
        <sf:NumberOfEmployees>320</sf:NumberOfEmployees><sf:BillingCountry>Germany</sf:BillingCountry><sf:LastModifiedDate>2026-01-05T11:00:00.000Z</sf:LastModifiedDate>
        """;

    public const string Contact = """
        <sf:Id>0035g00000XyZaBAAV</sf:Id><sf:Email>ann@acme.example</sf:Email><sf:FirstName>Ann</sf:FirstName><sf:LastName>Lee</sf:LastName>
        <sf:MailingCountry>Germany</sf:MailingCountry><sf:LastModifiedDate>2026-01-05T11:00:00.000Z</sf:LastModifiedDate>
        """;

    /// <summary>A message about these records.</summary>
    public static string Message(params (string Id, string Object, string Fields)[] notifications) => MessageOf(Organization, notifications);

    /// <summary>A message of an organization.</summary>
    public static string MessageOf(string organization, params (string Id, string Object, string Fields)[] notifications) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
         <soapenv:Body>
          <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
           <OrganizationId>{organization}</OrganizationId><ActionId>04k5g0000000001AAA</ActionId><SessionId>00D5g!AQ.secret-session</SessionId>
           <EnterpriseUrl>https://acme.my.salesforce.com/services/Soap/c/60.0/00D5g000004abcD</EnterpriseUrl><PartnerUrl>https://acme.my.salesforce.com/services/Soap/u/60.0/00D5g000004abcD</PartnerUrl>
           {string.Concat(notifications.Select(n => $"""<Notification><Id>{n.Id}</Id><sObject xsi:type="sf:{n.Object}" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">{n.Fields}</sObject></Notification>"""))}
          </notifications>
         </soapenv:Body>
        </soapenv:Envelope>
        """;

    public static Delivery Delivery(string xml) => new(Encoding.UTF8.GetBytes(xml), "text/xml; charset=utf-8");
}
