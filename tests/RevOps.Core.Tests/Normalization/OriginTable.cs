namespace RevOps.Core.Tests.Normalization;

/// <summary>Origins as they come in: utm_source, utm_medium, then source/channel; and referrers.</summary>
internal static class OriginTable
{
    public const string Utm = """
        google | cpc | google/google_ads
        Google | CPC | google/google_ads
        google.com | ppc | google/google_ads
        adwords | - | google/google_ads
        google-ads | - | google/google_ads
        Google Ads | display | google/google_ads
        google_ads | - | google/google_ads
        youtube | video_ad | google/google_ads
        dv360 | programmatic | google/google_ads
        gdn | display | google/google_ads
        google | pmax | google/google_ads
        google | sea | google/google_ads
        google | organic | organic/organic
        google | - | organic/organic
        google | referral | organic/organic
        google | (none) | organic/organic
        google | (not set) | organic/organic
        youtube | social | referral/referral
        bing | organic | organic/organic
        bing | cpc | microsoft/microsoft_ads
        Bing Ads | - | microsoft/microsoft_ads
        yahoo | cpc | microsoft/microsoft_ads
        yahoo | - | organic/organic
        baidu | organic | organic/organic
        baidu | - | organic/organic
        naver | - | organic/organic
        seznam.cz | - | organic/organic
        ecosia | organic | organic/organic
        gmb | organic | organic/organic
        linkedin | cpc | linkedin/linkedin_ads
        LinkedIn | sponsored_content | linkedin/linkedin_ads
        linkedin | sponsored-update | linkedin/linkedin_ads
        linkedin | lead_gen_form | linkedin/linkedin_ads
        linkedin | inmail | linkedin/linkedin_ads
        linkedin-ads | - | linkedin/linkedin_ads
        linkedin | paid social | linkedin/linkedin_ads
        linkedin | social | linkedin/referral
        linkedin.com | referral | linkedin/referral
        linkedin | organic_social | linkedin/referral
        lnkd.in | - | linkedin/referral
        facebook | cpc | meta/meta_ads
        fb | paid | meta/meta_ads
        ig | paid_social | meta/meta_ads
        instagram | ads | meta/meta_ads
        facebook-ads | - | meta/meta_ads
        meta | paidsocial | meta/meta_ads
        an | paid | meta/meta_ads
        facebook | social | meta/referral
        m.facebook.com | referral | meta/referral
        instagram | bio | meta/referral
        threads | social | meta/referral
        whatsapp | - | meta/referral
        tiktok | paid | referral/paid_social
        twitter | cpc | referral/paid_social
        x | paid_social | referral/paid_social
        reddit | cpm | referral/paid_social
        xing | sponsored | referral/paid_social
        vk | cpc | referral/paid_social
        somewhere | paid_social | referral/paid_social
        tiktok | social | referral/referral
        twitter | social | referral/referral
        reddit | - | referral/referral
        newsletter | email | email/email
        newsletter | - | email/email
        mailchimp | e-mail | email/email
        hs_email | email | email/email
        hs_automation | - | email/email
        marketo | - | email/email
        klaviyo | drip | email/email
        brevo | newsletter | email/email
        customer.io | - | email/email
        partner | Email | email/email
        facebook | email | email/email
        crm | - | crm/other
        salesforce | - | crm/other
        pipedrive | - | crm/other
        import | - | import/other
        csv | - | import/other
        direct | - | direct/direct
        (direct) | (none) | direct/direct
        partner.example | referral | referral/referral
        partner.example | affiliate | referral/referral
        capterra | cpc | referral/other
        taboola | native | referral/other
        outbrain | display | referral/other
        conference | event | referral/referral
        chatgpt.com | - | referral/referral
        perplexity | referral | referral/referral
        - | organic | organic/organic
        - | email | email/email
        - | cpc | referral/other
        - | social | referral/referral
        {{site_source_name}} | {{placement}} | direct/direct
        (not set) | (not set) | direct/direct
        null | undefined | direct/direct
        google%20 | cpc | google/google_ads
        Google%2BAds | cpc | google/google_ads
        """;

    public const string Referrers = """
        https://www.google.com/ | organic/organic
        https://www.google.de/search?q=crm | organic/organic
        https://www.google.com.br/ | organic/organic
        https://google.co.jp | organic/organic
        https://cn.bing.com/search | organic/organic
        https://search.yahoo.co.jp/search?p=x | organic/organic
        https://r.search.yahoo.com/_ylt=x | organic/organic
        https://duckduckgo.com/ | organic/organic
        https://www.baidu.com/link?url=x | organic/organic
        https://m.baidu.com/ | organic/organic
        https://www.sogou.com/link | organic/organic
        https://yandex.ru/clck/jsredir | organic/organic
        https://yandex.com.tr/search | organic/organic
        https://search.naver.com/search.naver | organic/organic
        https://search.daum.net/search | organic/organic
        https://search.seznam.cz/ | organic/organic
        https://www.ecosia.org/search | organic/organic
        https://www.qwant.com/ | organic/organic
        https://www.startpage.com/ | organic/organic
        https://search.brave.com/ | organic/organic
        https://kagi.com/search | organic/organic
        https://coccoc.com/search | organic/organic
        android-app://com.google.android.googlequicksearchbox/ | organic/organic
        https://mail.google.com/mail/u/0/ | email/email
        https://outlook.live.com/ | email/email
        https://outlook.office365.com/ | email/email
        https://mail.yahoo.com/ | email/email
        https://deref-gmx.net/mail/client/x | email/email
        https://mail.qq.com/ | email/email
        https://mail.yandex.ru/ | email/email
        https://mail.proton.me/ | email/email
        https://chatgpt.com/ | referral/referral
        https://chat.openai.com/ | referral/referral
        https://www.perplexity.ai/search | referral/referral
        https://gemini.google.com/app | referral/referral
        https://copilot.microsoft.com/ | referral/referral
        https://claude.ai/chat | referral/referral
        https://docs.google.com/document/d/1 | referral/referral
        https://groups.google.com/g/x | referral/referral
        https://translate.google.com/ | referral/referral
        https://maps.google.com/ | organic/organic
        https://googleads.g.doubleclick.net/pagead | google/google_ads
        https://www.linkedin.com/feed/ | linkedin/referral
        https://lnkd.in/abc | linkedin/referral
        android-app://com.linkedin.android/ | linkedin/referral
        https://l.facebook.com/l.php?u=x | meta/referral
        https://lm.facebook.com/ | meta/referral
        https://l.instagram.com/ | meta/referral
        https://www.threads.net/ | meta/referral
        https://wa.me/ | meta/referral
        https://t.co/abc | referral/referral
        https://www.reddit.com/r/sales | referral/referral
        https://www.pinterest.co.uk/ | referral/referral
        https://www.xing.com/ | referral/referral
        https://news.ycombinator.com/ | referral/referral
        https://www.g2.com/products/x | referral/referral
        https://partner.example/page | referral/referral
        https://notgoogle.com/ | referral/referral
        https://google.evil.example/ | referral/referral
        https://www.acme.com/pricing | direct/direct
        https://shop.acme.com/ | direct/direct
        https://other-own.example/x | direct/direct
        https://sub.other-own.example/x | direct/direct
        about:blank | direct/direct
        """;
}
