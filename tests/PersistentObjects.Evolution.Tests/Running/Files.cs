using PersistentObjects.Testing;

namespace PersistentObjects.Evolution.Tests.Running;

/// <summary>The files of a store.</summary>
static class Files
{
    /// <summary>Every byte of each file, by its path.</summary>
    public static SortedDictionary<string, string> Contents(this SimulatedDisk disk)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in disk.Files)
        {
            using var file = disk.Open(path, readOnly: true);
            var bytes = new byte[file.Length];
            file.Read(bytes, 0).ShouldBe(bytes.Length);
            contents.Add(path, Convert.ToHexString(bytes).TrimEnd('0'));
        }
        return contents;
    }

    /// <summary>Verification of the files finds nothing wrong, with nothing but what is in them.</summary>
    public static void ShouldBeSound(this SimulatedDisk disk)
        => StoreVerification.Verify(disk).Findings.Where(finding => finding.Severity == FindingSeverity.Damage).ShouldBeEmpty();

    /// <summary>Nor does the store itself, which looks at references and indexes, too.</summary>
    public static void ShouldBeSound(this PersistentStore store)
        => store.Verify().Findings.Where(finding => finding.Severity == FindingSeverity.Damage).ShouldBeEmpty();
}
