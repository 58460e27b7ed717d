using System.ComponentModel.DataAnnotations;

namespace Tracker.Model;

[Persistent]
public partial class User
{
    public User(string name) => Name = name;

    [Unique(Ordered = true, StringComparison = StringComparison.OrdinalIgnoreCase)]
    [Required]
    [StringLength(50)]
    public partial string Name { get; init; }
}
