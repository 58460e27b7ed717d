namespace PersistentObjects.Model.Tests.Programs;

/// <summary>Simpler programs that may still fail, the most daring first.</summary>
static class Shrinking
{
    public static IEnumerable<Step[]> Shorter(Step[] steps)
    {
        for (var size = steps.Length / 2; size >= 1; size /= 2)
        {
            for (var start = 0; start < steps.Length; start += size)
            {
                yield return [.. steps[..start], .. steps[Math.Min(steps.Length, start + size)..]];
            }
        }
        for (var i = 0; i < steps.Length; i++)
        {
            foreach (var simpler in Simpler(steps[i])) yield return [.. steps[..i], .. simpler, .. steps[(i + 1)..]];
        }
    }

    static IEnumerable<Step[]> Simpler(Step step)
    {
        if (step.Body.Length > 0) yield return step.Body;
        foreach (var body in Shorter(step.Body)) yield return [step with { Body = body }];
        if (step.A > 0) yield return [step with { A = 0 }];
        if (step.B > 0) yield return [step with { B = 0 }];
        if (step.C > 0) yield return [step with { C = 0 }];
    }
}
