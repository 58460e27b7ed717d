using System.ComponentModel.DataAnnotations;

namespace Tracker.Model;

/// <summary>A place for issues in the tree of a project. What is removed keeps its issues and may come back.</summary>
[Persistent]
public partial class Folder
{
    public Folder(Project project, Folder? parent, string name) => (Project, Parent, Name) = (project, parent, name);

    [Index]
    [OnDelete(DeleteRule.Cascade)]
    public partial Project Project { get; init; }

    [Index]
    [OnDelete(DeleteRule.Cascade)]
    public partial Folder? Parent { get; set; }

    [Required]
    [StringLength(80)]
    public partial string Name { get; set; }

    public partial bool IsRemoved { get; set; }

    [InverseOf(nameof(Parent))]
    public partial InverseSet<Folder> Children { get; }

    [InverseOf(nameof(Issue.Folder))]
    public partial InverseSet<Issue> Issues { get; }

    IEnumerable<Folder> Siblings =>
        (Parent is null ? Project.Folders.Where(folder => folder.Parent is null) : Parent.Children).Where(folder => folder != this);

    partial void OnIsRemovedChanging(bool oldValue, bool newValue)
    {
        if (newValue && Issues.Any(issue => issue.IsOpen)) throw new InvalidOperationException($"The folder '{Name}' has open issues.");
    }

    // Also of every folder that a transaction has moved, as it leaves them: two of them may change places.
    partial void OnValidating(ValidationErrors errors)
    {
        if (Parent is not null && Parent.Project != Project) errors.Add("A folder and its parent are of one project.", nameof(Parent));
        if (IsInItself()) errors.Add("A folder can't be inside of itself.", nameof(Parent));
        if (!IsRemoved && Siblings.Any(folder => !folder.IsRemoved && folder.Name == Name))
        {
            errors.Add($"There is a folder '{Name}' already.", nameof(Name), nameof(Parent));
        }
    }

    bool IsInItself()
    {
        // Some other circle is found by the check of a folder in it.
        var seen = new HashSet<Folder>();
        for (var above = Parent; above is not null && seen.Add(above); above = above.Parent)
        {
            if (above == this) return true;
        }
        return false;
    }
}
