namespace PersistentObjects.Samples.Tests;

sealed record ProcessResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Whole lines only: what a killed process printed last may have been cut off.</summary>
    public string[] Lines => Output.Split('\n')[..^1];

    public ProcessResult ShouldSucceed()
    {
        Errors.ShouldBeEmpty();
        ExitCode.ShouldBe(0, Output);
        return this;
    }
}
