using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class NameSplitTests
{
    public static TheoryData<string, string?, string?, string?> Names => Rows.Four("""
        Anna Schmidt | - | Anna | Schmidt
        Jan van der Berg | - | Jan | van der Berg
        Juan de la Cruz | - | Juan | de la Cruz
        María José García López | - | María José | García López
        Juan Carlos Rodríguez | - | Juan Carlos | Rodríguez
        Pedro García López | - | Pedro | García López
        Garcia Lopez, María José | - | María José | Garcia Lopez
        García López,María José | - | María José | García López
        José Ortega y Gasset | - | José | Ortega y Gasset
        Josep Puig i Cadafalch | - | Josep | Puig i Cadafalch
        João da Silva | - | João | da Silva
        Ana Paula dos Santos | - | Ana Paula | dos Santos
        Leonardo di Caprio | - | Leonardo | di Caprio
        Jean-Luc Picard | - | Jean-Luc | Picard
        Jean Pierre Dupont | - | Jean Pierre | Dupont
        Anna Maria Schmidt | - | Anna Maria | Schmidt
        Mary Ann Thomas | - | Mary Ann | Thomas
        John F. Kennedy | - | John F. | Kennedy
        J. R. R. Tolkien | - | J. R. R. | Tolkien
        Anna S. | - | Anna | S.
        Sinéad O'Neil | - | Sinéad | O'Neil
        JOHN MCDONALD | - | JOHN | MCDONALD
        Ludwig van Beethoven | - | Ludwig | van Beethoven
        Otto von Bismarck-Schönhausen | - | Otto | von Bismarck-Schönhausen
        Ursula von der Leyen | - | Ursula | von der Leyen
        Osama bin Zayed | - | Osama | bin Zayed
        Prince | - | - | Prince
        Seán Ó Briain | - | Seán | Ó Briain
        Dr. med. Anna Schmidt | - | Anna | Schmidt
        Prof. Dr. rer. nat. Hans Weber | - | Hans | Weber
        Иванов Иван Иванович | - | Иван Иванович | Иванов
        Иван Иванович Иванов | - | Иван Иванович | Иванов
        Смирнова Анна Петровна | RU | Анна Петровна | Смирнова
        Роман Аркадьевич Абрамович | - | Роман Аркадьевич | Абрамович
        Оксана Іванівна Петренко | UA | Оксана Іванівна | Петренко
        John Mark Abramovich | - | John | Mark Abramovich
        Оксана Петренко | - | Оксана | Петренко
        Dr. Anna Schmidt | - | Anna | Schmidt
        Prof. Dr. Anna Schmidt | - | Anna | Schmidt
        Herr Max Weber | - | Max | Weber
        Mme Claire Dubois | - | Claire | Dubois
        Mr. John Smith Jr. | - | John | Smith
        Martin Luther King III | - | Martin | Luther King
        John Smith, PhD | - | John | Smith
        John Smith, PhD, MBA | - | John | Smith
        Smith, John, MD | - | John | Smith
        Smith, Dr. John | - | John | Smith
        Jack Ma | - | Jack | Ma
        山田 太郎 | - | 太郎 | 山田
        山田　太郎 | - | 太郎 | 山田
        山田太郎 | - | 太郎 | 山田
        佐々木希 | JP | 希 | 佐々木
        長谷川博己 | - | 博己 | 長谷川
        林太郎 | JP | 太郎 | 林
        たなか はなこ | - | はなこ | たなか
        ジョン・スミス | - | ジョン | スミス
        김민준 | - | 민준 | 김
        김 민준 | - | 민준 | 김
        남궁민수 | - | 민수 | 남궁
        王小明 | - | 小明 | 王
        王 小明 | - | 小明 | 王
        李明 | CN | 明 | 李
        欧阳修 | - | 修 | 欧阳
        諸葛亮 | TW | 亮 | 諸葛
        鬼龍院翔 | JP | - | 鬼龍院翔
        Nguyễn Văn An | VN | Văn An | Nguyễn
        An Nguyễn | VN | An | Nguyễn
        Nguyễn Văn An | - | Nguyễn | Văn An
        Nagy László | HU | László | Nagy
        László Nagy | HU | László | Nagy
        Kertész Imre | HU | Imre | Kertész
        """);

    private static NormalizedLead Lead(string? first = null, string? last = null, string? full = null, string? country = null) =>
        Pipeline.Normalize(new LeadSubmission { Email = "a@example.com", FirstName = first, LastName = last, FullName = full, Country = country });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_whole_name_is_split_in_the_order_of_its_language(string whole, string? country, string? first, string? last)
    {
        var lead = Lead(full: whole, country: country);
        Assert.Equal((first, last), (lead.FirstName, lead.LastName));
    }

    [Theory]
    [InlineData("Anna Schmidt", "Anna", "Schmidt")]
    [InlineData("Jan van der Berg", "Jan", "van der Berg")]
    [InlineData("山田太郎", "太郎", "山田")]
    [InlineData("María José", "María José", null)]
    [InlineData("Jean Luc", "Jean Luc", null)]
    [InlineData("Anna", "Anna", null)]
    [InlineData("Anna S.", "Anna S.", null)]
    public void A_given_name_that_holds_the_whole_is_split_but_two_given_names_stay(string given, string? first, string? last)
    {
        var lead = Lead(first: given);
        Assert.Equal((first, last), (lead.FirstName, lead.LastName));
    }

    [Fact]
    public void Titles_and_suffixes_are_left_out_and_recorded()
    {
        var steps = Lead(full: "Dr. Anna Schmidt, MBA").Steps;
        Assert.Contains(steps, s => s is { Input: "Dr.", Output: null, Rule: "name.title-dropped" });
        Assert.Contains(steps, s => s is { Input: "MBA", Output: null, Rule: "name.suffix-dropped" });
    }

    [Theory]
    [InlineData("-")]
    [InlineData("n/a")]
    [InlineData("[Not Provided]")]
    [InlineData("Unknown")]
    public void A_filler_is_no_name(string filler)
    {
        var lead = Lead("Anna", filler);
        Assert.Equal(("Anna", null), (lead.FirstName, lead.LastName));
        Assert.Empty(lead.Flags);
        Assert.Contains(lead.Steps, s => s is { Field: "lastName", Output: null, Rule: "name.none" });
    }

    [Theory]
    [InlineData("test", "test")]
    [InlineData("asdf", null)]
    [InlineData("asdf", "asdf")]
    [InlineData("asdfasdf", "jklö")]
    [InlineData("qwertz", null)]
    [InlineData("aaa", null)]
    [InlineData("xxx", "xxxx")]
    [InlineData("123", "456")]
    [InlineData("テスト", "テスト")]
    public void A_made_up_name_makes_a_test_lead(string first, string? last)
    {
        var lead = Lead(first, last == "jklö" ? "lkjh" : last);
        Assert.Equal(last == "jklö" ? [] : ["fake-name"], lead.Flags);
        Assert.Equal(last != "jklö", lead.IsTest);
    }

    [Theory]
    [InlineData("John", "Doe")]
    [InlineData("Max", "Mustermann")]
    [InlineData("Mickey", "Mouse")]
    [InlineData("Test", "User")]
    public void A_name_that_somebody_may_have_is_flagged_and_not_taken_for_a_test(string first, string last)
    {
        var lead = Lead(first, last);
        Assert.Equal(["doubtful-name"], lead.Flags);
        Assert.False(lead.IsTest);
        Assert.Contains(lead.Steps, s => s.Rule == "flag.doubtful-name");
    }

    [Theory]
    [InlineData("Win money www.casino.example", "now")]
    [InlineData("Anna", "http://spam.example/x")]
    [InlineData("bit.ly/x", null)]
    [InlineData("Crypto at casino.com", null)]
    public void A_link_in_a_name_is_spam(string first, string? last)
    {
        var lead = Lead(first, last);
        Assert.Equal(["spam-text"], lead.Flags);
        Assert.True(lead.IsTest);
        Assert.Contains(lead.Steps, s => s is { Field: "isTest", Input: "spam-text", Rule: "test.fake" });
    }

    [Theory]
    [InlineData("Anna", "Asdf")]
    [InlineData("Test", null)]
    [InlineData("Anna", "Wert")]
    [InlineData("Azer", "Aliyev")]
    [InlineData("St. John", "Smith")]
    [InlineData("anna@acme.com", null)]
    [InlineData("Li", "Xx")]
    [InlineData("山田", "太郎")]
    [InlineData("Abc", "Meyer")]
    public void A_name_that_may_be_real_is_left_alone(string first, string? last)
    {
        var lead = Lead(first, last);
        Assert.Empty(lead.Flags);
        Assert.False(lead.IsTest);
    }

    [Fact]
    public void Which_flags_make_a_test_is_a_rule()
    {
        var rules = Pipeline.Rules with { Fakes = Pipeline.Rules.Fakes with { TreatAsTest = new HashSet<string> { "role-email" } } };
        NormalizedLead Of(LeadSubmission given) => Assert.IsType<NormalizationResult.Normalized>(LeadNormalizer.Normalize(given, rules, Pipeline.Now)).Lead;
        Assert.True(Of(new LeadSubmission { Email = "info@acme.com" }).IsTest);
        Assert.False(Of(new LeadSubmission { Email = "anna@acme.com", FullName = "asdf asdf" }).IsTest);
    }
}
