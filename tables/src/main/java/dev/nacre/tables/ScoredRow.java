package dev.nacre.tables;

import java.util.List;

/**
 * How unusual a row is.
 *
 * @param row its number, counted from 1
 * @param ids texts of the columns that are kept beside the rows, in the order of the options
 * @param score the higher, the more unusual
 * @param pValue share of held-out rows that are at least as unusual, comparable between tables; NaN for a detector of
 *     an earlier version
 * @param unusual whether the score is above the threshold
 * @param reasons columns by their share of the score, the largest first; empty if the row is not unusual, unless they
 *     are asked for
 */
public record ScoredRow(int row, List<String> ids, double score, double pValue, boolean unusual, List<Reason> reasons) {
    /** Keeps copies. */
    public ScoredRow {
        ids = List.copyOf(ids);
        reasons = List.copyOf(reasons);
    }

    /** The same in another place, with the texts beside it. */
    ScoredRow placed(int number, List<String> beside) {
        return new ScoredRow(number, beside, score, pValue, unusual, reasons);
    }
}
