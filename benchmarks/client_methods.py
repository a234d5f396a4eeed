"""The methods of the sync client that need attention in a migration, written down by hand from the client's
documentation and change log: on purpose not taken from the tool's own catalog, which this benchmark is there to doubt."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


REMOVED = _names("""
    search search_batch search_groups recommend recommend_batch recommend_groups discover discover_batch upload_records
    add query query_batch lock_storage unlock_storage get_locks update_aliases
""")

COROUTINES = REMOVED | _names("""
    batch_update_points clear_payload close collection_exists count create_collection create_full_snapshot
    create_payload_index create_shard_key create_snapshot delete delete_collection delete_full_snapshot delete_payload
    delete_payload_index delete_shard_key delete_snapshot delete_vectors facet get_aliases get_collection
    get_collection_aliases get_collections info list_full_snapshots list_shard_keys
    list_snapshots overwrite_payload query_batch_points query_points query_points_groups recover_snapshot
    recreate_collection recover_current_peer remove_peer cluster_status collection_cluster_info cluster_collection_update
    retrieve scroll search_matrix_offsets search_matrix_pairs set_payload update_collection
    update_collection_aliases update_vectors upsert cluster_telemetry create_shard_snapshot create_vector_name
    delete_shard_snapshot delete_vector_name get_optimizations list_shard_snapshots recover_shard_snapshot
    list_text_models list_image_models list_sparse_models
    list_late_interaction_text_models list_late_interaction_multimodal_models
""")

BLOCKING = frozenset({"upload_points", "upload_collection", "migrate"})
"""Plain on the async client too, but they block the loop: they have to be named, not awaited."""

ALL = COROUTINES | BLOCKING
RAW_HTTP = frozenset({"http", "rest"})
RAW_GRPC = frozenset({"grpc_points", "grpc_collections", "grpc_snapshots", "grpc_root"})
