using System.ComponentModel.DataAnnotations;

namespace Tracker.Model;

[Persistent]
public partial class Project
{
    public Project(string key, string title) => (Key, Title) = (key, title);

    [Unique(Ordered = true, StringComparison = StringComparison.OrdinalIgnoreCase)]
    [RegularExpression("[A-Za-z][A-Za-z0-9]*", ErrorMessage = "A key has letters and digits only.")]
    public partial string Key { get; init; }

    [Required]
    public partial string Title { get; init; }

    /// <summary>The newest issue's number. Only a transaction takes the next one, so that there are neither gaps nor twins.</summary>
    public partial int LastNumber { get; set; }

    [InverseOf(nameof(Folder.Project))]
    public partial InverseSet<Folder> Folders { get; }
}
