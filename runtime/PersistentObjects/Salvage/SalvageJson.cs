using System.Text.Json;
using PersistentObjects.Verification;

namespace PersistentObjects.Salvage;

/// <summary>The machine-readable form of a <see cref="SalvageReport"/>.</summary>
static class SalvageJson
{
    internal static string Write(SalvageReport report) => ReportJson.Write(json =>
    {
        json.WriteString("source", report.Source);
        json.WriteString("target", report.Target);
        json.WriteBoolean("isComplete", report.IsComplete);
        json.WriteBoolean("isEndUnknown", report.IsEndUnknown);
        json.WriteNumber("version", report.Version);
        ReportJson.WriteNumber(json, "snapshotVersion", report.SnapshotVersion);
        json.WriteNumber("transactions", report.Transactions);
        json.WriteNumber("objects", report.Objects);
        ReportJson.WriteClasses(json, report.Classes);
        WriteLost(json, report);
        WriteSkipped(json, report);
        WriteLostObjects(json, report);
        json.WriteNumber("blobs", report.Blobs);
        WriteLostBlobs(json, report);
        json.WriteStartObject("verification");
        ReportJson.WriteMembers(json, report.Verification);
        json.WriteEndObject();
    });

    static void WriteLost(Utf8JsonWriter json, SalvageReport report) => ReportJson.WriteObjects(json, "lost", report.Lost, lost =>
    {
        json.WriteNumber("firstVersion", lost.FirstVersion);
        json.WriteNumber("lastVersion", lost.LastVersion);
        json.WriteString("file", lost.File);
        json.WriteNumber("offset", lost.Offset);
        json.WriteNumber("bytes", lost.Bytes);
        json.WriteString("description", lost.Description);
    });

    static void WriteSkipped(Utf8JsonWriter json, SalvageReport report) => ReportJson.WriteObjects(json, "skipped", report.Skipped, skipped =>
    {
        json.WriteNumber("version", skipped.Version);
        json.WriteString("file", skipped.File);
        json.WriteNumber("offset", skipped.Offset);
        json.WriteString("reason", skipped.Reason);
        ReportJson.WriteNumbers(json, "objects", skipped.Objects);
    });

    static void WriteLostObjects(Utf8JsonWriter json, SalvageReport report) => ReportJson.WriteObjects(json, "lostObjects", report.LostObjects, lost =>
    {
        json.WriteString("className", lost.ClassName);
        ReportJson.WriteNumbers(json, "ids", lost.Ids);
    });

    static void WriteLostBlobs(Utf8JsonWriter json, SalvageReport report) => ReportJson.WriteObjects(json, "lostBlobs", report.LostBlobs, lost =>
    {
        json.WriteString("hash", lost.Hash);
        json.WriteNumber("length", lost.Length);
        json.WriteString("file", lost.File);
        json.WriteString("reason", lost.Reason);
        ReportJson.WriteNumbers(json, "objects", lost.Objects);
    });
}
