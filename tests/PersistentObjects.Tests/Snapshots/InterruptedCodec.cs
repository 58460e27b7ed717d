using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Snapshots;

/// <summary>Encodes strings. When a test says so, something else happens while a value is being written.</summary>
sealed class InterruptedCodec() : ValueCodec<string>("string")
{
    /// <summary>Called once.</summary>
    public Action? Meanwhile { get; set; }

    public override void Write(RecordWriter writer, string value)
    {
        writer.WriteString(value);
        var action = Meanwhile;
        Meanwhile = null;
        action?.Invoke();
    }

    public override string Read(ref RecordReader reader) => reader.ReadString()!;

    public override bool Same(string a, string b) => a == b;
}
