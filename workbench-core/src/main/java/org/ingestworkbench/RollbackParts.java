package org.ingestworkbench;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.ingestworkbench.engine.RetryPolicy;
import org.ingestworkbench.spi.IdMapStore;
import org.ingestworkbench.spi.RepositoryClient;
import org.ingestworkbench.spi.RollbackListener;
import org.jspecify.annotations.Nullable;

/** What a rollback is made of, as the builder left it. */
record RollbackParts(
    String name,
    RepositoryClient repository,
    IdMapStore store,
    RollbackOptions options,
    String contentType,
    RollbackListener listener,
    RetryPolicy retries,
    Duration requestsEnd,
    Clock clock,
    @Nullable Consumer<Duration> waiting) {}
