namespace RevOps.Functions.Local.Demo;

/// <summary>How people of a language are called, what they write into forms, and how the forms' fields are named.</summary>
/// <param name="FirstNames">Given names; <c>name|latin</c> where the script is another.</param>
/// <param name="LastNames">Family names, likewise.</param>
/// <param name="CompanyForm">A company's name around <c>{0}</c>.</param>
/// <param name="Titles">Job titles: top of the company, head of a department, manager, anybody.</param>
/// <param name="Interests">What they want: a demo, prices, content, the newsletter.</param>
/// <param name="Industries">As they write them.</param>
/// <param name="Message">What they write.</param>
/// <param name="Fields">Names of a form's fields.</param>
internal sealed record Language(
    string[] FirstNames,
    string[] LastNames,
    string[] CompanyForm,
    string[][] Titles,
    string[] Interests,
    string[] Industries,
    string Message,
    FieldNames Fields);

/// <summary>Names of a form's fields.</summary>
internal sealed record FieldNames(
    string First, string Last, string Email, string Phone, string Company, string Title, string Country, string Employees, string Industry, string Interest,
    string Message, string Consent);

/// <summary>The languages that write to us.</summary>
internal static class Languages
{
    public static readonly Language German = new(
        ["Anna", "Jürgen", "Käthe", "Lukas", "Sabine", "Björn", "Ulrike", "Thomas", "Heike", "Jörg", "Miriam", "Stefan"],
        ["Müller", "Schröder", "Weiß", "Lindner", "von der Heide", "Köhler", "Groß", "Öztürk", "Fuchs", "Maier", "Strauß", "Bächle"],
        ["{0} GmbH", "{0} AG", "{0} GmbH & Co. KG", "{0} Systemhaus GmbH"],
        [
            ["Geschäftsführer", "Vorstand", "Inhaberin"],
            ["Leiter Vertrieb", "Bereichsleiterin Marketing"],
            ["Teamleiter Einkauf", "Produktmanager"],
            ["Sachbearbeiterin", "Student"],
        ],
        ["Produktdemo", "Preisanfrage", "Whitepaper", "Newsletter"],
        ["Maschinenbau", "Softwareentwicklung", "Spedition", "Einzelhandel", "Versicherungen"],
        "Bitte rufen Sie mich zurück, am besten vormittags.",
        new(
            "Vorname", "Nachname", "E-Mail-Adresse", "Telefonnummer", "Firma", "Berufsbezeichnung",
            "Land", "Anzahl Mitarbeiter", "Branche", "Anliegen", "Ihre Nachricht", "Newsletter"));

    public static readonly Language French = new(
        ["Hélène", "François", "Aurélie", "Jean-Luc", "Chloé", "Benoît", "Zoé", "Thierry", "Maëlle", "Étienne"],
        ["Lefèvre", "Dupont", "Gérard", "d'Arc", "Le Goff", "Bérenger", "Martin", "Noël", "Château", "Deschamps"],
        ["{0} SAS", "Société {0}", "{0} SARL", "Groupe {0}"],
        [
            ["PDG", "Directrice générale", "Gérant"],
            ["Responsable commercial", "Chef de projet"],
            ["Manager", "Supervisor"],
            ["Assistante", "Stagiaire"],
        ],
        ["Démonstration", "Devis", "Livre blanc", "Infolettre"],
        ["Logiciels", "Assurance", "Logistique", "Commerce de détail", "Santé"],
        "Merci de me rappeler cette semaine.",
        new(
            "Prénom", "Nom de famille", "Adresse e-mail", "Téléphone", "Entreprise", "Fonction",
            "Pays", "Nombre de salariés", "Secteur d'activité", "Objet", "Votre message", "Consentement"));

    public static readonly Language Spanish = new(
        ["José", "María", "Iñaki", "Lucía", "Ángel", "Begoña", "Andrés", "Sofía", "Raúl", "Inés"],
        ["García", "Núñez", "Peña", "Muñoz", "López de la Torre", "Ibáñez", "Gómez", "Fernández", "Quiñones", "Ortega"],
        ["{0} S.L.", "{0}, S.A.", "Grupo {0}", "{0} y Asociados"],
        [
            ["Directora general", "Presidente", "Fundador"],
            ["Jefe de ventas", "Directora de marketing"],
            ["Coordinadora", "Manager"],
            ["Becario", "Asistente"],
        ],
        ["Demostración", "Presupuesto", "Webinar", "Boletín"],
        ["Desarrollo de software", "Seguros", "Transporte", "Comercio", "Salud"],
        "¿Me pueden llamar por la tarde?",
        new(
            "Nombre", "Apellidos", "Correo electrónico", "Teléfono", "Empresa", "Cargo",
            "País", "Número de empleados", "Sector", "Asunto", "Mensaje", "Consentimiento"));

    public static readonly Language Italian = new(
        ["Giulia", "Niccolò", "Chiara", "Matteo", "Noè", "Francesca", "Lorenzo", "Beatrice"],
        ["Rossi", "D'Angelo", "Esposito", "Forlì", "De Luca", "Bianchi", "Nardò", "Greco"],
        ["{0} S.p.A.", "{0} S.r.l.", "Fratelli {0}"],
        [
            ["Amministratore delegato", "Titolare"],
            ["Direttore vendite", "Responsabile marketing"],
            ["Manager", "Buyer"],
            ["Impiegata", "Tirocinante"],
        ],
        ["Dimostrazione", "Preventivo", "Webinar", "Newsletter"],
        ["Sviluppo software", "Assicurazioni", "Trasporti", "Manifattura", "Sanità"],
        "Vorrei essere ricontattato, grazie.",
        new(
            "Nome", "Cognome", "Posta elettronica", "Cellulare", "Azienda", "Ruolo",
            "Paese", "Numero di dipendenti", "Settore", "Oggetto", "Messaggio", "Consenso marketing"));

    public static readonly Language Portuguese = new(
        ["João", "Conceição", "Luís", "Inês", "Antônio", "Glória", "Estêvão", "Márcia"],
        ["Gonçalves", "da Silva", "Araújo", "Simões", "dos Santos", "Brandão", "Magalhães", "Fonseca"],
        ["{0} Ltda", "{0} S.A.", "Grupo {0}"],
        [
            ["Diretor geral", "Sócio", "Presidente"],
            ["Diretora comercial", "Gerente"],
            ["Coordenador", "Manager"],
            ["Analista", "Estagiária"],
        ],
        ["Demonstração", "Orçamento", "Webinar", "Newsletter"],
        ["Desenvolvimento de software", "Seguros", "Transporte", "Varejo", "Saúde"],
        "Gostaria de saber mais sobre a integração.",
        new(
            "Nome próprio", "Sobrenome", "Endereço de e-mail", "Telefone", "Nome da empresa", "Função",
            "País", "Número de funcionários", "Setor", "Assunto", "Mensagem", "Consentimento"));

    public static readonly Language Japanese = new(
        ["太郎|taro", "花子|hanako", "健一|kenichi", "美咲|misaki", "翔|sho", "葵|aoi"],
        ["佐藤|sato", "鈴木|suzuki", "高橋|takahashi", "田中|tanaka", "渡辺|watanabe", "小林|kobayashi"],
        ["株式会社{0}", "{0} K.K.", "{0} 合同会社"],
        [
            ["代表取締役", "取締役"],
            ["部長", "営業部長"],
            ["課長", "Manager"],
            ["担当", "Student"],
        ],
        ["デモ", "見積", "Webinar", "メルマガ"],
        ["ソフトウェア", "製造業", "物流", "小売", "保険"],
        "資料をお送りください。",
        new(
            "名", "姓", "メールアドレス", "電話番号", "会社名", "役職",
            "国", "従業員数", "業種", "件名", "お問い合わせ内容", "newsletter"));

    public static readonly Language Polish = new(
        ["Łukasz", "Małgorzata", "Żaneta", "Paweł", "Agnieszka", "Świętosław", "Katarzyna", "Michał"],
        ["Wójcik", "Kowalska", "Dąbrowski", "Żak", "Łuczak", "Zięba", "Nowak", "Jabłońska"],
        ["{0} Sp. z o.o.", "{0} S.A.", "PHU {0}"],
        [
            ["CEO", "Prezes (CEO)"],
            ["Head of Sales", "Director"],
            ["Manager", "Team Lead"],
            ["Specjalista", "Student"],
        ],
        ["Demo", "Pricing", "Webinar", "Newsletter"],
        ["Software", "Logistics", "Manufacturing", "Retail", "Insurance"],
        "Proszę o kontakt telefoniczny.",
        new(
            "Imię", "Nazwisko", "Adres e-mail", "Numer telefonu", "Nazwa firmy", "Stanowisko",
            "Kraj", "Liczba pracowników", "Branża", "Temat", "Wiadomość", "Zgoda marketingowa"));

    public static readonly Language English = new(
        ["Olivia", "Liam", "Siobhán", "Noah", "Priya", "Zoë", "Jack", "Renée", "DeShawn", "Mary Ann", "Conor", "Grace"],
        ["O'Neill", "Smith", "McDonald", "Patel", "Brontë", "Clarke", "Nguyen", "Taylor-Jones", "Baker", "Murphy", "Evans", "Hughes"],
        ["{0} Ltd", "{0}, Inc.", "{0} LLC", "The {0} Company", "{0} Holdings plc"],
        [
            ["CEO", "VP Sales", "Co-Founder", "Chief Revenue Officer"],
            ["Head of Marketing", "Director of IT"],
            ["Sales manager", "Buyer"],
            ["Analyst", "Student"],
        ],
        ["Book a demo", "Pricing", "Whitepaper", "Newsletter"],
        ["Software Development", "Financial Services", "Logistics", "Retail", "Hospitals and Health Care", "Beekeeping"],
        "We'd like to see lead routing with our own data.",
        new(
            "First name", "Last name", "Work email", "Phone number", "Company name", "Job title",
            "Country", "Company size", "Industry", "I am interested in", "How can we help you?", "Email opt-in"));
}
