using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>
/// What a rule says of a declaration. An invalid one usually has a problem to report; it has none when the compiler or
/// another declaration's diagnostic already says what is wrong, so that one mistake is reported once.
/// </summary>
readonly record struct Verdict(bool IsValid, DiagnosticInfo? Problem)
{
    public static Verdict Valid => new(true, null);

    public static Verdict ReportedElsewhere => new(false, null);

    public static Verdict Invalid(DiagnosticInfo problem) => new(false, problem);
}
