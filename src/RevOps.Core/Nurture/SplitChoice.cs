using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RevOps.Core.Nurture;

/// <summary>Which way of a split a contact goes.</summary>
public static class SplitChoice
{
    /// <summary>
    /// By SHA-256 of sequence, split and contact: the same contact always goes the same way while the weights stay, and two splits
    /// are independent of each other.
    /// </summary>
    /// <param name="sequenceId">The sequence.</param>
    /// <param name="split">The split.</param>
    /// <param name="contactId">The contact.</param>
    public static SplitArm Of(string sequenceId, NurtureStep.Split split, string contactId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{sequenceId}\n{split.Id}\n{contactId}"), hash);

        // 64 bits over a sum of at most some thousands: the remainder's bias is far below what anybody could count.
        var at = (long)(BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)split.Arms.Sum(a => (long)a.Weight));
        foreach (var arm in split.Arms)
        {
            at -= arm.Weight;
            if (at < 0)
            {
                return arm;
            }
        }

        throw new System.Diagnostics.UnreachableException();
    }
}
