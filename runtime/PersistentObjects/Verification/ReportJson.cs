using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PersistentObjects.Verification;

/// <summary>The machine-readable form of reports, written by hand so that it needs no reflection.</summary>
static class ReportJson
{
    internal static string Write(VerificationReport report) => Write(json => WriteMembers(json, report));

    internal static void WriteMembers(Utf8JsonWriter json, VerificationReport report)
    {
        json.WriteString("directory", report.Directory);
        json.WriteBoolean("isSound", report.IsSound);
        if (report.StoreId is { } id) json.WriteString("storeId", id);
        else json.WriteNull("storeId");
        json.WriteNumber("version", report.Version);
        json.WriteNumber("segments", report.Segments);
        json.WriteNumber("logBytes", report.LogBytes);
        json.WriteNumber("batches", report.Batches);
        json.WriteNumber("batchBytes", report.BatchBytes);
        json.WriteNumber("transactions", report.Transactions);
        WriteNumbers(json, "snapshots", report.Snapshots);
        json.WriteNumber("snapshotBytes", report.SnapshotBytes);
        json.WriteNumber("snapshotsCompared", report.SnapshotsCompared);
        json.WriteNumber("blobs", report.Blobs);
        json.WriteNumber("blobBytes", report.BlobBytes);
        WriteNumber(json, "objects", report.Objects);
        WriteClasses(json, report.Classes);
        WriteNumber(json, "oldestReader", report.OldestReader);
        WriteNumber(json, "writerVersion", report.WriterVersion);
        json.WriteString("writtenBy", report.WrittenBy);
        WriteStrings(json, "migrations", report.Migrations);
        WriteFindings(json, report.Findings, report.FurtherFindings);
    }

    internal static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }

    internal static void WriteClasses(Utf8JsonWriter json, IReadOnlyList<ClassFigures> classes)
    {
        WriteObjects(json, "classes", classes, c =>
        {
            json.WriteString("name", c.Name);
            json.WriteNumber("objects", c.Objects);
        });
    }

    internal static void WriteObjects<T>(Utf8JsonWriter json, string name, IEnumerable<T> objects, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (var o in objects)
        {
            json.WriteStartObject();
            members(o);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> strings)
    {
        json.WriteStartArray(name);
        foreach (var text in strings) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    internal static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<VerificationFinding> findings, long further)
    {
        WriteObjects(json, "findings", findings, finding =>
        {
            json.WriteString("kind", finding.Kind.ToString());
            json.WriteString("severity", finding.Severity.ToString());
            json.WriteString("file", finding.File);
            json.WriteNumber("offset", finding.Offset);
            json.WriteString("description", finding.Description);
            json.WriteString("advice", finding.Advice);
        });
        json.WriteNumber("furtherFindings", further);
    }
}
