package dev.nacre.convolution;

import java.util.ArrayDeque;

/** The memory that a layer has for all threads. */
final class Workspaces {
    private final ArrayDeque<Workspace> free = new ArrayDeque<>();

    /** Runs a task with memory that nobody else uses meanwhile. */
    void run(int from, int to, Workspace.Task task) {
        Workspace workspace = take();
        try {
            workspace.run(from, to, task);
        } finally {
            give(workspace);
        }
    }

    private synchronized Workspace take() {
        return free.isEmpty() ? new Workspace() : free.pop();
    }

    private synchronized void give(Workspace workspace) {
        free.push(workspace);
    }
}
