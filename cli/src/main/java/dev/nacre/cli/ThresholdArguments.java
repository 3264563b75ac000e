package dev.nacre.cli;

import dev.nacre.autoencoders.anomaly.ThresholdRule;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.tables.UnusualRows;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that say from which score on a row is unusual. */
final class ThresholdArguments {
    @Option(
            names = "--share",
            paramLabel = "SHARE",
            description = "Approximate share of unusual rows, above 0, below 1 (0.02; with --model, the model's).")
    private Double share;

    @Option(
            names = "--threshold",
            paramLabel = "HOW",
            description = "In place of --share: auto finds the share by itself, as the estimator boxplot does; others "
                    + "are mad, gamma and gap. Or quantile=0.98 of the scores in training, or score=3.5.")
    private String how;

    private ThresholdRule rule;

    /** Before any table is read. */
    void check() {
        WrongUse.unless(share == null || how == null, "--share and --threshold exclude each other; give one");
        WrongUse.unless(share == null || share > 0 && share < 1, "--share must be > 0 and < 1, not " + share);
        try {
            if (share != null) rule = ThresholdRule.share(share);
            if (how != null) rule = ThresholdRule.parse(how);
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--threshold: " + e.getMessage());
        }
    }

    ThresholdRule ruleOrUsual() {
        return rule == null ? ThresholdRule.share(0.02) : rule;
    }

    /** A saved detector, with another threshold if one is given. */
    UnusualRows on(UnusualRows saved, Path file) {
        try {
            return rule == null ? saved : saved.withThreshold(rule);
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** The options, for a command that repeats the run. */
    String command() {
        return (share == null ? "" : " --share " + share) + (how == null ? "" : " --threshold " + Shell.quoted(how));
    }
}
