"""The vault: who may open the cabinet, with which keys, and the folder that holds it."""
