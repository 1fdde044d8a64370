namespace RevOps.Core.Tests.Normalization;

/// <summary>Industries as people, LinkedIn, HubSpot and Salesforce write them, and codes.</summary>
internal static class IndustryTable
{
    public const string Names = """
        COMPUTER_SOFTWARE | software
        ACCOUNTING | professional_services
        AIRLINES_AVIATION | logistics
        ALTERNATIVE_DISPUTE_RESOLUTION | professional_services
        ALTERNATIVE_MEDICINE | healthcare
        ANIMATION | media
        APPAREL_FASHION | manufacturing
        ARCHITECTURE_PLANNING | professional_services
        ARTS_AND_CRAFTS | arts_sports
        AUTOMOTIVE | automotive
        AVIATION_AEROSPACE | manufacturing
        BANKING | financial_services
        BIOTECHNOLOGY | pharmaceuticals
        BROADCAST_MEDIA | media
        BUILDING_MATERIALS | construction
        BUSINESS_SUPPLIES_AND_EQUIPMENT | manufacturing
        CAPITAL_MARKETS | financial_services
        CHEMICALS | manufacturing
        CIVIC_SOCIAL_ORGANIZATION | nonprofit
        CIVIL_ENGINEERING | construction
        COMMERCIAL_REAL_ESTATE | real_estate
        COMPUTER_NETWORK_SECURITY | it_services
        COMPUTER_GAMES | media
        COMPUTER_HARDWARE | it_services
        COMPUTER_NETWORKING | it_services
        INTERNET | it_services
        CONSTRUCTION | construction
        CONSUMER_ELECTRONICS | manufacturing
        CONSUMER_GOODS | retail
        CONSUMER_SERVICES | personal_services
        COSMETICS | manufacturing
        DAIRY | food_beverage
        DEFENSE_SPACE | manufacturing
        DESIGN | professional_services
        EDUCATION_MANAGEMENT | education
        E_LEARNING | education
        ELECTRICAL_ELECTRONIC_MANUFACTURING | manufacturing
        ENTERTAINMENT | media
        ENVIRONMENTAL_SERVICES | environmental_services
        EVENTS_SERVICES | marketing_advertising
        FACILITIES_SERVICES | business_services
        FARMING | agriculture
        FINANCIAL_SERVICES | financial_services
        FISHERY | agriculture
        FOOD_BEVERAGES | food_beverage
        FUND_RAISING | nonprofit
        FURNITURE | manufacturing
        GAMBLING_CASINOS | arts_sports
        GLASS_CERAMICS_CONCRETE | manufacturing
        GOVERNMENT_ADMINISTRATION | government
        GRAPHIC_DESIGN | professional_services
        HEALTH_WELLNESS_AND_FITNESS | healthcare
        HIGHER_EDUCATION | education
        HOSPITAL_HEALTH_CARE | healthcare
        HOSPITALITY | hospitality
        HUMAN_RESOURCES | business_services
        IMPORT_AND_EXPORT | wholesale
        INDIVIDUAL_FAMILY_SERVICES | nonprofit
        INDUSTRIAL_AUTOMATION | manufacturing
        INFORMATION_SERVICES | it_services
        INFORMATION_TECHNOLOGY_AND_SERVICES | it_services
        INSURANCE | insurance
        INTERNATIONAL_AFFAIRS | government
        INVESTMENT_BANKING | financial_services
        JUDICIARY | government
        LAW_ENFORCEMENT | government
        LAW_PRACTICE | professional_services
        LEISURE_TRAVEL_TOURISM | hospitality
        LIBRARIES | arts_sports
        LOGISTICS_AND_SUPPLY_CHAIN | logistics
        LUXURY_GOODS_JEWELRY | manufacturing
        MACHINERY | manufacturing
        MANAGEMENT_CONSULTING | professional_services
        MARITIME | logistics
        MARKET_RESEARCH | professional_services
        MARKETING_AND_ADVERTISING | marketing_advertising
        MECHANICAL_OR_INDUSTRIAL_ENGINEERING | manufacturing
        MEDICAL_DEVICES | healthcare
        MEDICAL_PRACTICE | healthcare
        MILITARY | government
        MINING_METALS | mining
        MOTION_PICTURES_AND_FILM | media
        MUSEUMS_AND_INSTITUTIONS | arts_sports
        MUSIC | media
        NEWSPAPERS | media
        NON_PROFIT_ORGANIZATION_MANAGEMENT | nonprofit
        OIL_ENERGY | energy
        ONLINE_MEDIA | media
        OUTSOURCING_OFFSHORING | business_services
        PACKAGE_FREIGHT_DELIVERY | logistics
        PACKAGING_AND_CONTAINERS | manufacturing
        PAPER_FOREST_PRODUCTS | manufacturing
        PERFORMING_ARTS | arts_sports
        PHILANTHROPY | nonprofit
        PLASTICS | manufacturing
        PRIMARY_SECONDARY_EDUCATION | education
        PRINTING | manufacturing
        PROFESSIONAL_TRAINING_COACHING | education
        PUBLIC_RELATIONS_AND_COMMUNICATIONS | marketing_advertising
        PUBLISHING | media
        RANCHING | agriculture
        RELIGIOUS_INSTITUTIONS | nonprofit
        RENEWABLES_ENVIRONMENT | environmental_services
        RESTAURANTS | hospitality
        SECURITY_AND_INVESTIGATIONS | business_services
        SEMICONDUCTORS | it_services
        SHIPBUILDING | manufacturing
        SPORTS | arts_sports
        STAFFING_AND_RECRUITING | business_services
        SUPERMARKETS | retail
        TELECOMMUNICATIONS | telecommunications
        TEXTILES | manufacturing
        TRANSPORTATION_TRUCKING_RAILROAD | logistics
        UTILITIES | energy
        VENTURE_CAPITAL_PRIVATE_EQUITY | financial_services
        VETERINARY | healthcare
        WAREHOUSING | logistics
        WHOLESALE | wholesale
        WINE_AND_SPIRITS | food_beverage
        WIRELESS | telecommunications
        Technology, Information and Internet | it_services
        IT Services and IT Consulting | it_services
        Oil, Gas & Mining | energy
        Hospitals and Health Care | healthcare
        Motor Vehicle Manufacturing | automotive
        Business Consulting and Services | professional_services
        Food and Beverage Services | hospitality
        Truck Transportation | logistics
        Apparel | manufacturing
        Biotechnology | pharmaceuticals
        Communications | telecommunications
        Electronics | manufacturing
        Engineering | professional_services
        Environmental | environmental_services
        Finance | financial_services
        Food & Beverage | food_beverage
        Government | government
        Healthcare | healthcare
        Media | media
        Not For Profit | nonprofit
        Recreation | arts_sports
        Shipping | logistics
        Technology | it_services
        Transportation | logistics
        Other | -
        Softwareentwicklung | software
        Maschinen- und Anlagenbau | manufacturing
        Öffentlicher Dienst | government
        Groß- und Außenhandel | wholesale
        Versicherungswesen | insurance
        Steuerberatung | professional_services
        Handwerk | construction
        Land- und Forstwirtschaft | agriculture
        Gebäudereinigung | business_services
        Entsorgung | environmental_services
        Éditeur de logiciels | software
        Bâtiment et travaux publics | construction
        Hôtellerie-restauration | hospitality
        Grande distribution | retail
        Banque / Finance | financial_services
        Collectivité territoriale | government
        Agroalimentaire | food_beverage
        Services à la personne | personal_services
        Sector inmobiliario | real_estate
        Minería | mining
        Transporte y logística | logistics
        Servicios financieros | financial_services
        Despacho de abogados | professional_services
        Administración pública | government
        Tecnologia da Informação | it_services
        Agronegócio | agriculture
        Comércio varejista | retail
        Indústria automotiva | automotive
        Serviços financeiros | financial_services
        Sviluppo software | software
        Edilizia | construction
        Settore alimentare | food_beverage
        Pubblica amministrazione | government
        Metalmeccanica | manufacturing
        Zakelijke dienstverlening | professional_services
        Gezondheidszorg | healthcare
        Bouw | construction
        Groothandel | wholesale
        Produkcja | manufacturing
        Ubezpieczenia | insurance
        Budownictwo | construction
        Nieruchomości | real_estate
        ソフトウェア開発 | software
        製造業 | manufacturing
        不動産業 | real_estate
        人材派遣 | business_services
        物流・運輸 | logistics
        医療機器の製造 | healthcare
        软件和信息技术服务业 | software
        房地产开发 | real_estate
        跨境电商平台 | ecommerce
        汽车零部件制造业 | automotive
        教育培训机构 | education
        금융업 | financial_services
        Logistyka | logistics
        Строительство | construction
        Software; SaaS | software
        Software; Insurance | -
        Retail | retail
        cloud software vendor | software
        We make software for banks | software
        Healthcare IT | healthcare
        Pharma & Biotech | pharmaceuticals
        B2B SaaS | software
        Sports betting | arts_sports
        asdf | -
        none of the above | -
        42 | -
        """;

    public const string Codes = """
        ISIC 6201 | software
        ISIC Rev.4 6201 | software
        isic 62 | it_services
        ISIC C | manufacturing
        ISIC 2910 | automotive
        ISIC 1010 | food_beverage
        ISIC 0112 | agriculture
        ISIC 9900 | government
        ISIC 04 | -
        NACE 62.01 | software
        NACE 62.02 | it_services
        NACE J62 | it_services
        NACE J62.01 | software
        NACE K62 | -
        NACE 58.29 | software
        NACE 47.91 | ecommerce
        NACE 70.21 | marketing_advertising
        62.01 | software
        62.01.1 | software
        J62 | it_services
        WZ 28.99 | manufacturing
        ATECO 62.01.00 | software
        APE 6201Z | software
        NAF 62.01Z | software
        PKD 62.01.Z | software
        NAICS 541511 | software
        NAICS: 541512 | it_services
        541511 | software
        541511 - Custom Computer Programming Services | software
        NAICS 23 | construction
        NAICS 336111 | automotive
        NAICS 454110 | ecommerce
        NAICS 522110 | financial_services
        NAICS 524126 | insurance
        NAICS 721110 | hospitality
        NAICS 99 | -
        SIC 7372 | software
        SIC 2834 | pharmaceuticals
        SIC 6311 | insurance
        SIC 5812 | hospitality
        SIC 62012 | software
        6201 | -
        """;
}
