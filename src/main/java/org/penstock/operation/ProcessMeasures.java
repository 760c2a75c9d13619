package org.penstock.operation;

import com.sun.management.UnixOperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.penstock.kernel.Measure;
import org.penstock.kernel.Measures;
import org.springframework.stereotype.Component;

/** The process itself: memory, processor, collections, files, and its pool of connections. */
@Component
class ProcessMeasures implements Measures {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double MILLIS = TimeUnit.SECONDS.toMillis(1);

    private final HikariDataSource pool;

    ProcessMeasures(HikariDataSource pool) {
        this.pool = pool;
    }

    @Override
    public boolean asksDatabase() {
        return false;
    }

    @Override
    public List<Measure> measures() {
        List<Measure> all = new ArrayList<>();
        process(all);
        memory(all, "heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage());
        memory(all, "nonheap", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage());
        ManagementFactory.getGarbageCollectorMXBeans().forEach(collector -> collections(all, collector));
        HikariPoolMXBean open = pool.getHikariPoolMXBean();
        if (open != null) {
            pool(all, open);
        }
        return all;
    }

    private static void process(List<Measure> all) {
        all.add(Measure.gauge(
                "process_start_time_seconds",
                "When the process began, in seconds since 1970.",
                ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            all.add(Measure.counter(
                    "process_cpu_seconds_total",
                    "Processor time of the process, without that of the database.",
                    system.getProcessCpuTime() / NANOS));
            all.add(Measure.gauge(
                    "process_open_fds", "Open files and connections.", (double) system.getOpenFileDescriptorCount()));
            all.add(Measure.gauge("process_max_fds", "The most files that may be open.", (double)
                    system.getMaxFileDescriptorCount()));
        }
        all.add(Measure.gauge(
                "jvm_threads_live_threads",
                "Platform threads that live; virtual threads are not among them.",
                ManagementFactory.getThreadMXBean().getThreadCount()));
    }

    private static void memory(List<Measure> all, String area, MemoryUsage usage) {
        Map<String, String> labels = Map.of("area", area);
        all.add(Measure.gauge("jvm_memory_used_bytes", "Memory in use.", labels, (double) usage.getUsed()));
        all.add(Measure.gauge(
                "jvm_memory_committed_bytes", "Memory taken from the system.", labels, (double) usage.getCommitted()));
        if (usage.getMax() >= 0) {
            all.add(Measure.gauge("jvm_memory_max_bytes", "The most it may take.", labels, (double) usage.getMax()));
        }
    }

    private static void collections(List<Measure> all, GarbageCollectorMXBean collector) {
        Map<String, String> labels = Map.of("gc", collector.getName());
        all.add(Measure.counter(
                "jvm_gc_collections_total", "Garbage collections.", labels, (double) collector.getCollectionCount()));
        all.add(Measure.counter(
                "jvm_gc_collection_seconds_total",
                "Time spent in garbage collections.",
                labels,
                collector.getCollectionTime() / MILLIS));
    }

    private void pool(List<Measure> all, HikariPoolMXBean open) {
        Map<String, String> labels = Map.of("pool", pool.getPoolName());
        all.add(Measure.gauge(
                "hikaricp_connections_active", "Connections in use.", labels, open.getActiveConnections()));
        all.add(Measure.gauge("hikaricp_connections_idle", "Connections at rest.", labels, open.getIdleConnections()));
        all.add(Measure.gauge(
                "hikaricp_connections_pending",
                "Threads that wait for a connection; above 0 for long means too few.",
                labels,
                open.getThreadsAwaitingConnection()));
        all.add(Measure.gauge(
                "hikaricp_connections_max", "The most connections of this node.", labels, pool.getMaximumPoolSize()));
    }
}
