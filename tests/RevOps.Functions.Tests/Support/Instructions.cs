using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace RevOps.Functions.Tests.Support;

/// <summary>What compiled code refers to.</summary>
internal static class Instructions
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value);

    /// <summary>
    /// Every method that can be reached from <paramref name="start"/> inside its assembly, itself included: through calls, delegates,
    /// state machines, overrides and the initializers of static fields.
    /// </summary>
    public static IReadOnlyCollection<MethodBase> Reachable(MethodBase start)
    {
        var seen = new HashSet<MethodBase>();
        var open = new Queue<MethodBase>([start]);
        while (open.TryDequeue(out var method))
        {
            if (method.Module.Assembly == start.Module.Assembly && seen.Add(method))
            {
                Next(method).ToList().ForEach(open.Enqueue);
            }
        }

        return seen;
    }

    /// <summary>Methods, constructors and fields that a method's own body names.</summary>
    public static IEnumerable<MemberInfo> Members(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at];
            var opCode = OpCodesByValue[value];
            at += opCode.Size;
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok
                && Resolve(method, BitConverter.ToInt32(code, at)) is { } member)
            {
                yield return member;
            }

            at += OperandSize(opCode, code, at);
        }
    }

    private static IEnumerable<MethodBase> Next(MethodBase method)
    {
        var machine = method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType;
        var steps = machine is null ? [] : machine.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly);
        var overrides = method is { IsAbstract: true, DeclaringType: { } type }
            ? type.Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(type))
                .SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)).Where(m => m.Name == method.Name)
            : [];
        return Members(method).Select(Called).OfType<MethodBase>().Concat(steps).Concat(overrides);
    }

    /// <summary>The definition of what is called; for a static field the initializer of its type.</summary>
    private static MethodBase? Called(MemberInfo member) => member switch
    {
        MethodInfo { IsGenericMethod: true } generic => Definition(generic.GetGenericMethodDefinition()),
        MethodBase plain => Definition(plain),
        FieldInfo { IsStatic: true } field => field.DeclaringType?.TypeInitializer,
        _ => null,
    };

    private static MethodBase? Definition(MethodBase method) => method.DeclaringType is { IsConstructedGenericType: true } type && type.Module == method.Module
        ? method.Module.ResolveMethod(method.MetadataToken)
        : method;

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        var types = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, types, method.IsGenericMethod ? method.GetGenericArguments() : null);
    }

    private static int OperandSize(OpCode opCode, byte[] code, int at) => opCode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
