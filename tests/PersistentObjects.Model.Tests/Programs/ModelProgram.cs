using FsCheck;
using FsCheck.Fluent;

namespace PersistentObjects.Model.Tests.Programs;

/// <summary>A random program.</summary>
sealed record ModelProgram(Step[] Steps)
{
    public const int Length = 100;

    static readonly Gen<int> Number = Gen.Choose(0, 9999);

    static readonly Gen<Step> Simple = Gen.Frequency(
        (8, Plain(Act.AddDocument)),
        (2, Plain(Act.AddMemo)),
        (4, Plain(Act.AddFolder)),
        (2, Plain(Act.AddBoth)),
        (4, Plain(Act.AddAgain)),
        (28, Plain(Act.Set)),
        (7, Plain(Act.SetFolder)),
        (2, Plain(Act.RenameFolder)),
        (5, Plain(Act.Delete)),
        (1, Plain(Act.DeleteFolder)),
        (5, Plain(Act.Swap)),
        (2, Plain(Act.SetSame)),
        (2, Plain(Act.Require)),
        (4, Plain(Act.Abort)),
        (3, Plain(Act.OpenEnumeration)));

    static readonly Gen<Step> Outside = Gen.Frequency(
        (6, Plain(Act.OpenView)),
        (3, Plain(Act.CloseView)),
        (1, Plain(Act.Flush)),
        (2, Plain(Act.Restart)));

    static readonly Gen<Step> Any = Nested(3);

    /// <summary>Programs of one length, which get shorter and simpler as long as they fail.</summary>
    public static Arbitrary<ModelProgram> Arbitrary { get; } = Arb.From(
        Any.ArrayOf(Length).Select(steps => new ModelProgram(Cut(steps, Length))),
        program => Shrinking.Shorter(program.Steps).Select(steps => new ModelProgram(steps)));

    public override string ToString() => string.Join(Environment.NewLine, Steps.AsEnumerable());

    static Gen<Step> Plain(Act act) => from a in Number from b in Number from c in Number select new Step(act, a, b, c, []);

    static Gen<Step> Nested(int depth)
    {
        if (depth == 0) return Simple;
        var inner = Nested(depth - 1);
        return Gen.Frequency(
            (60, Simple),
            (10, Outside),
            (8, Compound(Act.Write, inner)),
            (4, Compound(Act.BeginWrite, inner)),
            (2, Compound(Act.BeginWriteOnly, inner)),
            (2, Compound(Act.WriteAsync, inner)),
            (3, Compound(Act.Read, inner)),
            (3, Compound(Act.EnterView, inner)));
    }

    static Gen<Step> Compound(Act act, Gen<Step> inner)
        => from count in Gen.Choose(1, 7) from body in inner.ArrayOf(count) from plain in Plain(act) select plain with { Body = body };

    static Step[] Cut(Step[] steps, int length)
    {
        var kept = new List<Step>();
        foreach (var step in steps)
        {
            if (length == 0) break;
            var cut = step with { Body = Cut(step.Body, length - 1) };
            length -= cut.Count;
            kept.Add(cut);
        }
        return [.. kept];
    }
}
