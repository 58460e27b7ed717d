using System.ComponentModel.DataAnnotations;

namespace Tracker.Model;

/// <summary>There is one in a store, made when somebody first asks for it.</summary>
[Persistent]
public partial class Settings
{
    [Range(1, 1L << 40)]
    public partial long MostAttachmentBytes { get; set; } = 100 << 20;

    [Range(1, 1000)]
    public partial int PageSize { get; set; } = 50;
}
