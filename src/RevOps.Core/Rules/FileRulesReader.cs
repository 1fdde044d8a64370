using RevOps.Core.Files;

namespace RevOps.Core.Rules;

internal static class FileRulesReader
{
    public static FileRules Read(RuleObject root, string version)
    {
        var kinds = root.Object("kinds");
        return new FileRules(
            version,
            kinds.Names().ToDictionary(k => k, k => Names(kinds, k), StringComparer.Ordinal),
            Signs(root.Object("currencySigns")),
            Orders(root.Object("dateOrders")));
    }

    private static FileNames Names(RuleObject kinds, string kind)
    {
        if (FileKinds.All.All(k => k.Name != kind))
        {
            kinds.Fault(kind, $"'{kind}' is no kind of file with names of its own; there are: {string.Join(", ", FileKinds.All.Select(k => k.Name))}.");
        }

        var names = kinds.Object(kind);
        var fields = names.Object("fields");
        var summaries = names.Texts("summaries", optional: true);
        names.End();
        return new FileNames(Fields(fields, FileKinds.All.FirstOrDefault(k => k.Name == kind)), [.. summaries.Select(t => t.Trim())]);
    }

    private static Dictionary<string, (string, int)> Fields(RuleObject fields, FileKind? kind)
    {
        var known = new Dictionary<string, (string Field, int)>(StringComparer.Ordinal);
        foreach (var field in fields.Names())
        {
            if (kind is not null && kind.Field(field) is null)
            {
                fields.Fault(field, $"'{field}' is no field of {kind.Name}; there are: {string.Join(", ", kind.Fields.Select(f => f.Name))}.");
            }

            var rank = 0;
            foreach (var name in fields.Texts(field))
            {
                var key = FileRules.Key(name);
                if (key.Length == 0)
                {
                    fields.Fault(field, $"'{name}' has neither a letter nor a digit.");
                }
                else if (!known.TryAdd(key, (field, rank++)) && known[key].Field != field)
                {
                    fields.Fault(field, $"'{name}' already means {known[key].Field}.");
                }
            }
        }

        return known;
    }

    private static Dictionary<string, string> Signs(RuleObject signs)
    {
        var currencies = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sign in signs.Names())
        {
            var currency = signs.Text(sign);
            if (currency.Length > 0 && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
            {
                signs.Fault(sign, $"'{currency}' is no ISO 4217 code (three capital letters).");
            }

            currencies[sign] = currency;
        }

        return currencies;
    }

    private static Dictionary<string, DateOrder> Orders(RuleObject orders)
    {
        var known = new Dictionary<string, DateOrder>(StringComparer.Ordinal);
        foreach (var header in orders.Names())
        {
            var order = orders.Text(header);
            if (order is not ("" or "dmy" or "mdy"))
            {
                orders.Fault(header, $"'{order}' is neither dmy nor mdy.");
            }

            known[FileRules.Key(header)] = order == "mdy" ? DateOrder.MonthFirst : DateOrder.DayFirst;
        }

        return known;
    }
}
