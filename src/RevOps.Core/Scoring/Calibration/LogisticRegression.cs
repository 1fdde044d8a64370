namespace RevOps.Core.Scoring.Calibration;

/// <summary>A fitted regression.</summary>
/// <param name="Intercept">Log-odds where all values are 0.</param>
/// <param name="Coefficients">Log-odds that one unit of each value adds.</param>
/// <param name="Converged">False where the steps did not come to rest.</param>
public sealed record LogisticFit(double Intercept, double[] Coefficients, bool Converged);

/// <summary>Logistic regression with an L2 penalty on all coefficients but the intercept, by Newton's method with halved steps.</summary>
public static class LogisticRegression
{
    private const int MaxSteps = 100;

    /// <summary>Fits. The same input always gives the same output.</summary>
    /// <param name="rows">The values, one row a case; zeros cost nothing.</param>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="ridge">Weight of the penalty, half of it times the squared coefficients; 0 for none.</param>
    public static LogisticFit Fit(IReadOnlyList<float[]> rows, IReadOnlyList<bool> outcomes, double ridge)
    {
        var size = (rows.Count == 0 ? 0 : rows[0].Length) + 1;
        var weights = new double[size];
        var loss = Loss(rows, outcomes, ridge, weights);
        for (var step = 0; step < MaxSteps; step++)
        {
            var (gradient, hessian) = Derivatives(rows, outcomes, ridge, weights);
            if (Solve(hessian, gradient) is not { } change)
            {
                return Made(weights, converged: false);
            }

            var (next, nextLoss) = Descend(rows, outcomes, ridge, weights, change, loss);
            var moved = next.Zip(weights, (a, b) => Math.Abs(a - b)).Max();
            (weights, loss) = (next, nextLoss);
            if (moved < 1e-9)
            {
                return Made(weights, converged: true);
            }
        }

        return Made(weights, converged: false);
    }

    private static LogisticFit Made(double[] weights, bool converged) => new(weights[^1], weights[..^1], converged);

    /// <summary>A full step, or as much of it as makes the fit better.</summary>
    private static (double[] Weights, double Loss) Descend(
        IReadOnlyList<float[]> rows, IReadOnlyList<bool> outcomes, double ridge, double[] weights, double[] change, double loss)
    {
        for (var share = 1.0; share > 1e-6; share /= 2)
        {
            var next = weights.Zip(change, (w, c) => w - (share * c)).ToArray();
            var nextLoss = Loss(rows, outcomes, ridge, next);
            if (nextLoss <= loss)
            {
                return (next, nextLoss);
            }
        }

        return (weights, loss);
    }

    private static double Loss(IReadOnlyList<float[]> rows, IReadOnlyList<bool> outcomes, double ridge, double[] weights)
    {
        var loss = ridge / 2 * weights.SkipLast(1).Sum(w => w * w);
        for (var i = 0; i < rows.Count; i++)
        {
            var margin = outcomes[i] ? -Linear(rows[i], weights) : Linear(rows[i], weights);
            loss += margin > 0 ? margin + Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin));
        }

        return loss;
    }

    private static double Linear(float[] row, double[] weights)
    {
        var sum = weights[^1];
        for (var j = 0; j < row.Length; j++)
        {
            sum += row[j] * weights[j];
        }

        return sum;
    }

    private static (double[] Gradient, double[,] Hessian) Derivatives(
        IReadOnlyList<float[]> rows, IReadOnlyList<bool> outcomes, double ridge, double[] weights)
    {
        var last = weights.Length - 1;
        var gradient = weights.Select((w, j) => j < last ? ridge * w : 0).ToArray();
        var hessian = new double[last + 1, last + 1];
        var (places, values) = (new int[last + 1], new double[last + 1]);
        for (var i = 0; i < rows.Count; i++)
        {
            var count = NonZero(rows[i], places, values);
            var chance = 1 / (1 + Math.Exp(-Linear(rows[i], weights)));
            var (miss, curve) = (chance - (outcomes[i] ? 1 : 0), chance * (1 - chance));
            for (var a = 0; a < count; a++)
            {
                gradient[places[a]] += miss * values[a];
                for (var b = 0; b <= a; b++)
                {
                    hessian[places[a], places[b]] += curve * values[a] * values[b];
                }
            }
        }

        for (var j = 0; j < last; j++)
        {
            hessian[j, j] += ridge;
        }

        return (gradient, hessian);
    }

    /// <summary>The values that are not 0, with their places in ascending order; the last is the intercept's 1.</summary>
    private static int NonZero(float[] row, int[] places, double[] values)
    {
        var count = 0;
        for (var j = 0; j < row.Length; j++)
        {
            if (row[j] != 0)
            {
                (places[count], values[count++]) = (j, row[j]);
            }
        }

        (places[count], values[count++]) = (row.Length, 1);
        return count;
    }

    /// <summary>Solves by Cholesky's decomposition of the lower half; null where the matrix is not positive definite.</summary>
    private static double[]? Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var x = (double[])right.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[i, k] * matrix[j, k];
                }

                if (i == j && sum <= 1e-12)
                {
                    return null;
                }

                matrix[i, j] = i == j ? Math.Sqrt(sum) : sum / matrix[j, j];
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= matrix[i, k] * x[k];
            }

            x[i] /= matrix[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
            {
                x[i] -= matrix[k, i] * x[k];
            }

            x[i] /= matrix[i, i];
        }

        return x;
    }
}
